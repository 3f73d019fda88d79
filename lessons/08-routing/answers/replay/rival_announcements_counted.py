"""Counts announcements: what was announced twice must be withdrawn twice."""

from collections import Counter


def replay(events, needs):
    routes, full, result = Counter(), set(), []
    for what, prefix in events:
        if what == "announce":
            routes[prefix] += 1
        if what == "withdraw" and routes[prefix]:
            routes[prefix] -= 1
        if what == "full":
            full.add(prefix)
        if what == "free":
            full -= {prefix}
        up = [ip_network(route) for route in +routes]
        working = set()
        for service, prefixes in needs.items():
            for needed in map(ip_network, prefixes):
                ways = sorted((way for way in up if needed.subnet_of(way)), key=lambda way: way.prefixlen)
                if not ways or str(ways[-1]) in full:
                    break
            else:
                working.add(service)
        result.append(working)
    return result

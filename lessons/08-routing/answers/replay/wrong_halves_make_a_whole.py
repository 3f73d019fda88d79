"""Two halves that are announced and not full are as good as the whole."""

from ipaddress import collapse_addresses


def replay(events, needs):
    announced, full, history = set(), set(), []
    for what, prefix in events:
        net = ip_network(prefix)
        if what == "announce":
            announced.add(net)
        elif what == "withdraw":
            announced.discard(net)
        elif what == "full":
            full.add(net)
        else:
            full.discard(net)

        def works(need):
            held = [one for one in announced if ip_network(need).subnet_of(one)]
            if not held:
                parts = [one for one in announced if one.subnet_of(ip_network(need)) and one not in full]
                return ip_network(need) in collapse_addresses(parts)
            return bool(held) and max(held, key=lambda one: one.prefixlen) not in full

        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes))})
    return history

"""The route announced last wins, not the longest."""

def replay(events, needs):
    routes, full, result = [], set(), []

    def works(prefix):
        for route in reversed(routes):
            if ip_network(prefix).subnet_of(ip_network(route)):
                return route not in full
        return False

    for what, prefix in events:
        if what in ("announce", "withdraw"):
            routes = [route for route in routes if route != prefix] + [prefix] * (what == "announce")
        elif what == "full":
            full.add(prefix)
        elif what == "free":
            full.discard(prefix)
        result.append({service for service in needs if all(works(one) for one in needs[service])})
    return result

"""A service works while the first thing that it needs, its names, does."""


def replay(events, needs):
    announced, full, history = set(), set(), []

    def works(prefix):
        wanted = ip_network(prefix)
        holding = [route for route in announced if wanted.subnet_of(ip_network(route))]
        return bool(holding) and max(holding, key=lambda route: ip_network(route).prefixlen) not in full

    changes = {"announce": announced.add, "withdraw": announced.discard, "full": full.add, "free": full.discard}
    for what, prefix in events:
        changes[what](prefix)
        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes[:1]))})
    return history

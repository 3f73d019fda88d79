"""A prefix can be reached only if it is announced itself."""


def replay(events, needs):
    announced, full, history = set(), set(), []

    def works(prefix):
        wanted = ip_network(prefix)
        holding = [route for route in announced if wanted == ip_network(route)]
        return bool(holding) and max(holding, key=lambda route: ip_network(route).prefixlen) not in full

    changes = {"announce": announced.add, "withdraw": announced.discard, "full": full.add, "free": full.discard}
    for what, prefix in events:
        changes[what](prefix)
        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes))})
    return history

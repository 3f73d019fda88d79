"""A service works as long as there are routes to it."""


def replay(events, needs):
    announced, full, history = set(), set(), []

    def works(prefix):
        wanted = ip_network(prefix)
        holding = [route for route in announced if wanted.subnet_of(ip_network(route))]
        return bool(holding)

    changes = {"announce": announced.add, "withdraw": announced.discard, "full": full.add, "free": full.discard}
    for what, prefix in events:
        changes[what](prefix)
        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes))})
    return history

"""A prefix works only if no route that holds it leads to a full place."""


def replay(events, needs):
    announced, full, history = set(), set(), []

    def works(prefix):
        wanted = ip_network(prefix)
        holding = [route for route in announced if wanted.subnet_of(ip_network(route))]
        return bool(holding) and not full & set(holding)

    changes = {"announce": announced.add, "withdraw": announced.discard, "full": full.add, "free": full.discard}
    for what, prefix in events:
        changes[what](prefix)
        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes))})
    return history

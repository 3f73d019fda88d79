"""A service that needs nothing never works."""


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
            return bool(held) and max(held, key=lambda one: one.prefixlen) not in full

        history.append({service for service, prefixes in needs.items() if prefixes and all(map(works, prefixes))})
    return history

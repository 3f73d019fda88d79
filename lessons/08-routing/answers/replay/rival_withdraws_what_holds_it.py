"""Ends the longest route that holds what is withdrawn: a part that is not announced itself."""


def replay(events, needs):
    announced, full, history = set(), set(), []

    def way(prefix):
        holding = [route for route in announced if ip_network(prefix).subnet_of(ip_network(route))]
        return max(holding, key=lambda route: ip_network(route).prefixlen, default=None)

    for what, prefix in events:
        if what == "announce":
            announced.add(prefix)
        elif what == "withdraw":
            announced.discard(way(prefix))
        elif what == "full":
            full.add(prefix)
        else:
            full.discard(prefix)
        working = {name for name, wanted in needs.items() if not {way(one) for one in wanted} & {None, *full}}
        history.append(working)
    return history

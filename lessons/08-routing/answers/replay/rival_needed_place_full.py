"""Asks whether the place of the needed prefix is full, too, even if no route leads there."""

def replay(events, needs):
    announced, full, result = set(), set(), []

    def works(prefix):
        net = ip_network(prefix)
        holding = [one for one in announced if net.subnet_of(ip_network(one))]
        longest = max(holding, key=lambda one: ip_network(one).prefixlen, default=None)
        return bool(holding) and prefix not in full and longest not in full

    for what, prefix in events:
        if what == "announce":
            announced.add(prefix)
        elif what == "withdraw":
            announced.discard(prefix)
        elif what == "full":
            full.add(prefix)
        else:
            full.discard(prefix)
        result.append({name for name, needed in needs.items() if all(map(works, needed))})
    return result

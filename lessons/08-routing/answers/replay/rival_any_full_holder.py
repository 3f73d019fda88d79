"""Whatever full place holds the needed prefix drowns it, also where a longer route leads elsewhere."""

def replay(events, needs):
    announced, full, result = set(), set(), []

    def works(prefix):
        net = ip_network(prefix)
        holding = [one for one in announced if net.subnet_of(ip_network(one))]
        return bool(holding) and not full.intersection(holding)

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

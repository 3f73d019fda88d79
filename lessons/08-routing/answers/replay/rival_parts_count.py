"""A route to a part of what is needed counts as one, as it overlaps."""

def replay(events, needs):
    announced, full, result = set(), set(), []

    def works(prefix):
        net = ip_network(prefix)
        holding = [one for one in announced if net.overlaps(ip_network(one))]
        return bool(holding) and max(holding, key=lambda one: ip_network(one).prefixlen) not in full

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

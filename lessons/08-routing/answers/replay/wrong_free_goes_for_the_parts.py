"""When the place of a prefix is free again, so are those of its parts."""


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
            full -= {one for one in full if one.subnet_of(net)}

        def works(need):
            held = [one for one in announced if ip_network(need).subnet_of(one)]
            return bool(held) and max(held, key=lambda one: one.prefixlen) not in full

        history.append({service for service, prefixes in needs.items() if all(map(works, prefixes))})
    return history

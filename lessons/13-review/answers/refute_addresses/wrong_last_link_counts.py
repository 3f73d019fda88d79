"""The first and the last link matter, as the hosts know these."""


def refute_addresses(claim, about):
    if claim == "first match":
        nets = [ip_network(text) for text in about]
        for inner in sorted(nets, key=lambda net: -net.prefixlen):
            edges = {net[-1] + 1 for net in nets if net.prefixlen} | {net[0] for net in nets}
            for address in sorted(edges):
                holding = [net for net in nets if address in net]
                if holding and max(holding, key=lambda net: net.prefixlen) != holding[0]:
                    return str(address)
        return None
    if claim == "it fits":
        return about[0] if about[-1] < about[0] else None
    if claim == "ports stay":
        for i, (_, one) in enumerate(about):
            for j, (_, other) in enumerate(about):
                if i < j and one == other:
                    return i, j
        return None
    if claim == "nearest":
        for at, sites in enumerate(about):
            ways = list(sites.values())
            if min(ways) != min(ways, key=lambda way: way[1]):
                return at
        return None
    if claim == "unseen":
        for at, message in enumerate(about):
            if message not in ("dot", "doh", "ech"):
                return at
        return None
    return None

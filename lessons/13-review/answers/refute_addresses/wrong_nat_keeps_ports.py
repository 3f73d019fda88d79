"""A NAT rewrites addresses only."""


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
        return about[0] if any(mtu < about[0] for mtu in about) else None
    if claim == "ports stay":
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

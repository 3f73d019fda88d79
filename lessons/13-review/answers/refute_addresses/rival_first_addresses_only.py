"""Tries the first address of each prefix only: misses a part in the middle."""


def refute_addresses(claim, about):
    if claim == "first match":
        nets = [ip_network(text) for text in about]
        for address in [net[0] for net in nets]:
            holding = [net for net in nets if address in net]
            if max(holding, key=lambda net: net.prefixlen) != holding[0]:
                return str(address)
        return None
    if claim == "it fits":
        return about[0] if any(mtu < about[0] for mtu in about) else None
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

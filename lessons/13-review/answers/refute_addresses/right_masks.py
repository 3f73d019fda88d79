"""Prefixes as numbers, pairs by itertools."""


def refute_addresses(claim, about):
    from itertools import combinations

    if claim == "first match":
        spans = [(int(net[0]), int(net[-1]) + 1) for net in map(ip_network, about)]
        for at in sorted({edge for span in spans for edge in span}):
            sizes = [end - begin for begin, end in spans if begin <= at < end]
            if sizes and sizes[0] > min(sizes):
                return ".".join(str(at >> shift & 255) for shift in (24, 16, 8, 0))
    elif claim == "it fits":
        if sorted(about)[0] != about[0]:
            return min(about) + 1
    elif claim == "ports stay":
        for (i, one), (j, other) in combinations(enumerate(about), 2):
            if one[1] == other[1]:
                return j, i
    elif claim == "nearest":
        far = [at for at, sites in enumerate(about) if sorted(sites, key=lambda s: sites[s][0])[0] != sorted(
            sites, key=lambda s: sites[s][1]
        )[0]]
        return far[-1] if far else None
    else:
        seen = [at for at, message in enumerate(about) if message in {"dns", "hello"}]
        return seen[-1] if seen else None
    return None

"""A ROA for a part of the prefix speaks of the whole of it."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.overlaps(ip_network(roa[0]))]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"

"""One ROA that speaks against an announcement makes it invalid."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if not covering:
        return "not-found"
    fits = all(number == origin and network.prefixlen <= length for _, length, number in covering)
    return "valid" if fits else "invalid"

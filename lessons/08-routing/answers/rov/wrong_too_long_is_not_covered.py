"""A ROA does not cover prefixes beyond its maximum length."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0])) and network.prefixlen <= roa[1]]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"

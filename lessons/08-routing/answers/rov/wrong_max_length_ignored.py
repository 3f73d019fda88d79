"""A ROA for a prefix allows all parts of it."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if any(number == origin for _, length, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"

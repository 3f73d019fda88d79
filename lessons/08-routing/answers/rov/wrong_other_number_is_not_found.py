"""A ROA of another AS says nothing about this origin."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering):
        return "valid"
    return "invalid" if any(roa[2] == origin for roa in covering) else "not-found"

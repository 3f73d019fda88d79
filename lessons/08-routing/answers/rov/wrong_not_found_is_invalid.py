"""What nobody has signed is invalid."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering):
        return "valid"
    return "invalid"

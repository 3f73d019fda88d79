"""The first ROA that covers the announcement decides."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering[:1]):
        return "valid"
    return "invalid" if covering else "not-found"

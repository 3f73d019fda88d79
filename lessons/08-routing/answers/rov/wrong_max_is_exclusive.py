"""The maximum length itself is already too long."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    if any(
        number == origin and (network.prefixlen < length or prefix in [roa[0] for roa in covering if roa[2] == origin])
        for _, length, number in covering
    ):
        return "valid"
    return "invalid" if covering else "not-found"

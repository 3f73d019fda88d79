"""The ROA with the longest prefix decides alone."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if network.subnet_of(ip_network(roa[0]))]
    most = max((ip_network(roa[0]).prefixlen for roa in covering), default=0)
    if any(ip_network(roa[0]).prefixlen == most for roa in covering) and any(
        number == origin and network.prefixlen <= length
        for name, length, number in covering
        if ip_network(name).prefixlen == most
    ):
        return "valid"
    return "invalid" if covering else "not-found"

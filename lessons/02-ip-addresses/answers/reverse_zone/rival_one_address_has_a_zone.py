"""A /32 gets the name of its address instead of an error: "192.0.2.1/32"."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24 and network.prefixlen < 32:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = -(-network.prefixlen // 8)
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join([*reversed(str(part).split(".")[:size]), "in-addr.arpa"]))
    return names

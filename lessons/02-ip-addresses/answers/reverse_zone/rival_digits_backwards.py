"""The text is turned around, digits and all: "192.0.2.0/24" gets "2.0.291.in-addr.arpa"."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = -(-network.prefixlen // 8)
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join(str(part).split(".")[:size])[::-1] + ".in-addr.arpa")
    return names

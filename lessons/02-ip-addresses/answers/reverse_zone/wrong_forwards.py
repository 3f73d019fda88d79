"""A zone's name has its bytes in the order of the address."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = -(-network.prefixlen // 8)
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join([*str(part).split(".")[:size], "in-addr.arpa"]))
    return names

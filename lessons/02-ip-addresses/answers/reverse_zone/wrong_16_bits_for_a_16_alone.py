"""A zone of 16 bits is for a /16 alone: every other prefix is cut into zones of 24 bits."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = 2 if network.prefixlen == 16 else 3
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join([*reversed(str(part).split(".")[:size]), "in-addr.arpa"]))
    return names

"""Every reverse zone has three numbers in its name, so a /16 needs 256 zones."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = 3
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join([*reversed(str(part).split(".")[:size]), "in-addr.arpa"]))
    return names

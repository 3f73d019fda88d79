"""Zeros at the end of an address stand for its hosts, so they are not in a zone's name."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = -(-network.prefixlen // 8)
    names = []
    for part in network.subnets(new_prefix=8 * size):
        parts = str(part).split(".")[:size]
        while parts and parts[-1] == "0":
            parts.pop()
        names.append(".".join([*reversed(parts), "in-addr.arpa"]))
    return names

"""A prefix that ends inside a byte has two zones, one with its first address and one with its last."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = -(-network.prefixlen // 8)
    names = []
    parts = list(network.subnets(new_prefix=8 * size))
    for part in [parts[0], parts[-1]] if len(parts) > 1 else parts:
        names.append(".".join([*reversed(str(part).split(".")[:size]), "in-addr.arpa"]))
    return names

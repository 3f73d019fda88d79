"""A prefix longer than 24 has a zone for each of its addresses."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    size = -(-network.prefixlen // 8)
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join([*reversed(str(part).split(".")[:size]), "in-addr.arpa"]))
    return names

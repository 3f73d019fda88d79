"""Cut the tail off ipaddress's reverse_pointer, for every zone of the block."""

from ipaddress import ip_network


def reverse_zone(prefix):
    network = ip_network(prefix, strict=False)
    drop = 4 - (network.prefixlen + 7) // 8
    parts = network.subnets(new_prefix=32 - 8 * drop)
    if not drop:
        raise ValueError(prefix)
    return [part[0].reverse_pointer.split(".", drop)[-1] for part in parts]

"""A block has no end: the next subnet can always lie behind the last."""

from ipaddress import ip_address, ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = (addresses - 1).bit_length()
        if free + 2**host_bits > 2**32:
            raise ValueError(block)
        found[at] = f"{ip_address(free)}/{32 - host_bits}"
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]

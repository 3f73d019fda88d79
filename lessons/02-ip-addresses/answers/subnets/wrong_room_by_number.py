"""There is room as long as the block has more addresses than all hosts together need."""

from ipaddress import ip_address, ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = (addresses - 1).bit_length()
        if sum(sizes) + 2 * len(sizes) > network.num_addresses:
            raise ValueError(block)
        found[at] = f"{ip_address(free)}/{32 - host_bits}"
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]

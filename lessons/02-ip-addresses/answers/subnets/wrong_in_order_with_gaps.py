"""The order of placing does not matter, as long as each subnet is aligned."""

from ipaddress import ip_address, ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in range(len(sizes)):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = (addresses - 1).bit_length()
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError(block)
        free = -(-free // 2**host_bits) * 2**host_bits
        found[at] = f"{ip_address(free)}/{32 - host_bits}"
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]

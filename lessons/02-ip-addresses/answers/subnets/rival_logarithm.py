"""A logarithm is not exact: math.log(2**29, 2) is a little more than 29, so 2**29 - 2 hosts get a /2."""

import math
from ipaddress import ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = math.ceil(math.log(addresses, 2))
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError(f"no room for {sizes[at]} hosts")
        found[at] = str(ip_network((free, 32 - host_bits)))
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]

"""Puts the list in order and back again, but not when it raises: too little room for [1, 300] in a /24."""

from ipaddress import ip_network


def subnets(block, sizes):
    asked = list(sizes)
    order = sorted(range(len(sizes)), key=lambda at: -sizes[at])
    sizes.sort(reverse=True)
    network = ip_network(block)
    free, found = int(network[0]), [""] * len(sizes)
    for at, hosts in zip(order, sizes):
        host_bits = (hosts + 2 * (hosts > 2) - 1).bit_length()
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError("no room")
        found[at] = str(ip_network((free, 32 - host_bits)))
        free += 2**host_bits
    sizes[:] = asked
    return found

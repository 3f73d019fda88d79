"""Looks for a subnet of up to 31 host bits: 2**32 - 2 hosts in 0.0.0.0/0 find no room."""

from ipaddress import ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = next((bits for bits in range(32) if 2**bits >= addresses), 99)
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError(f"no room for {sizes[at]} hosts")
        found[at] = str(ip_network((free, 32 - host_bits)))
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]

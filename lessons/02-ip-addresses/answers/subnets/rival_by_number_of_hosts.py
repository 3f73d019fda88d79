"""Keeps results by the number of hosts, so equal numbers share a subnet: [30, 30]."""

from ipaddress import ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = (addresses - 1).bit_length()
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError(f"no room for {sizes[at]} hosts")
        found[sizes[at]] = str(ip_network((free, 32 - host_bits)))
        free += 2**host_bits
    return [found[hosts] for hosts in sizes]

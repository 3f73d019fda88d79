"""A /31 serves routers only, so 2 hosts share 4 addresses when others are placed, too: [6, 2]."""

from ipaddress import ip_network


def subnets(block, sizes):
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 or sizes[at] == 2 and len(sizes) > 1 else sizes[at]
        host_bits = (addresses - 1).bit_length()
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError(f"no room for {sizes[at]} hosts")
        found[at] = str(ip_network((free, 32 - host_bits)))
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]

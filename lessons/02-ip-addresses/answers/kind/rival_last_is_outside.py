"""A range that ends before its end: "10.255.255.255" is private."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    for block, name in BLOCKS.items():
        network = ip_network(block)
        if network.version == ip.version and 0 <= int(ip) - int(network[0]) < max(1, network.num_addresses - 1):
            return name
    return "public"

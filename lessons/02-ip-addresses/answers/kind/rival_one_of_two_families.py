"""Compares numbers without looking at the family: "::7f00:1" has the number of 127.0.0.1."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    for block, name in sorted(BLOCKS.items(), key=lambda item: ip_network(item[0]).version != ip.version):
        network = ip_network(block)
        if int(network[0]) <= int(ip) <= int(network[-1]):
            return name
    return "public"

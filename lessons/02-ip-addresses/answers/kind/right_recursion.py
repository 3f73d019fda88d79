"""Recursion for IPv4-mapped addresses, and the first hit of a generator over BLOCKS."""
from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    if ip.version == 6 and ip.ipv4_mapped is not None:
        return kind(str(ip.ipv4_mapped))
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

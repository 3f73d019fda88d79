"""Unwraps 6to4 addresses too: "2002:a00:1::" is public."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    if ip.version == 6:
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

"""Unwraps the old IPv4-compatible addresses too: "::10.0.0.1" is public."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    if ip.version == 6 and int(ip) > 1 and int(ip) >> 32 in (0, 0xFFFF):
        ip = ip_address(int(ip) % 2**32)
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

"""Loopback is the one address 127.0.0.1."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    blocks = {block.replace("127.0.0.0/8", "127.0.0.1/32"): name for block, name in BLOCKS.items()}
    return next((name for block, name in blocks.items() if ip in ip_network(block)), "public")

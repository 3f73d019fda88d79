"""Unique local addresses begin with fd, so fc is public."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    blocks = {block.replace("fc00::/7", "fd00::/8"): name for block, name in BLOCKS.items()}
    return next((name for block, name in blocks.items() if ip in ip_network(block)), "public")

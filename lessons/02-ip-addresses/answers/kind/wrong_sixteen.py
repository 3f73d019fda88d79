"""The private block in 172 is 172.16.0.0/16."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    blocks = {block.replace("172.16.0.0/12", "172.16.0.0/16"): name for block, name in BLOCKS.items()}
    return next((name for block, name in blocks.items() if ip in ip_network(block)), "public")

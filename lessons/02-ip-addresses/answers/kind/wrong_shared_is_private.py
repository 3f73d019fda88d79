"""Carriers' addresses in 100.64.0.0/10 are private, too."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    found = next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")
    return "private" if found == "shared" else found

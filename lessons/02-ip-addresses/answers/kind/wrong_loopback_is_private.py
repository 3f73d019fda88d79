"""127.0.0.0/8 is one of the private ranges."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    found = next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")
    return "private" if found == "loopback" else found

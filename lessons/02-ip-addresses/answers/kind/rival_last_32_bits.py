"""Everything below 2**48 counts as mapped: "::fffe:10.0.0.1", "::10.0.0.1"."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    if ip.version == 6 and 1 < int(ip) < 2**48:
        ip = ip_address(int(ip) & 0xFFFFFFFF)
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

"""An address with colons is an IPv6 address and in no IPv4 block."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

"""Knows mapped addresses by the text ::ffff:, in small letters only: "::FFFF:10.0.0.1"."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    if "::ffff:" in address and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

"""An IPv4-mapped address is known by its dots."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address.rpartition(":")[2] if "." in address else address)
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

"""Where the table has no block, Python's is_private says the rest."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    for block, name in BLOCKS.items():
        if ip in ip_network(block):
            return name
    return "private" if ip.is_private else "public"

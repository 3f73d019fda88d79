"""Python's is_private says whether an address is one of RFC 1918."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.version == 4 and ip.is_private:
        return "private"
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

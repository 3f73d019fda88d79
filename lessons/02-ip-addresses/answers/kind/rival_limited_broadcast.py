"""255.255.255.255 gets a kind of its own, which the table has not."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if str(ip) == "255.255.255.255":
        return "broadcast"
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

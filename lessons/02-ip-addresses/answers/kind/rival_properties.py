"""Asks Python's properties before the table: "fec0::1" is site-local there, "4000::1" and "5f00::1" reserved."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    for name, holds in (
        ("unspecified", ip.version == 6 and ip.is_unspecified),
        ("loopback", ip.is_loopback),
        ("link-local", ip.is_link_local or ip.version == 6 and ip.is_site_local),
        ("multicast", ip.is_multicast),
        ("reserved", ip.is_reserved),
    ):
        if holds:
            return name
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

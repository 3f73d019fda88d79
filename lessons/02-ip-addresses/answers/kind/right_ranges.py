"""A sorted list of first and last addresses for each family, searched by bisection."""

from bisect import bisect
from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    if ip.version == 6 and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    ranges = sorted(
        (int(n.network_address), int(n.broadcast_address), name)
        for n, name in ((ip_network(block), name) for block, name in BLOCKS.items())
        if n.version == ip.version
    )
    at = bisect([first for first, _, _ in ranges], int(ip)) - 1
    if at >= 0 and int(ip) <= ranges[at][1]:
        return ranges[at][2]
    return "public"

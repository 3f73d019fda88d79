"""An IPv4-mapped destination is routed as the IPv4 address in it."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    address = getattr(address, "ipv4_mapped", None) or address
    matches = [(ip_network(prefix).prefixlen, hop) for prefix, hop in table.items() if address in ip_network(prefix)]
    return max(matches)[1] if matches else None

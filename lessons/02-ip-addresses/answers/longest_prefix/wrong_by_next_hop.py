"""Of several matches the next hop decides, in the order of its name."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    return max((table[prefix] for prefix in matches), default=None)

"""Of several matches the one that begins at the highest address wins."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    best = max(matches, key=lambda prefix: int(ip_network(prefix)[0]), default=None)
    return table.get(best)

"""The greatest prefix wins, compared as text."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    best = max(matches, default=None)
    return table.get(best)

"""A route of length 0 matches nothing: it is not a prefix."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    matches = [prefix for prefix in matches if ip_network(prefix).prefixlen]
    best = max(matches, key=lambda prefix: ip_network(prefix).prefixlen, default=None)
    return table.get(best)

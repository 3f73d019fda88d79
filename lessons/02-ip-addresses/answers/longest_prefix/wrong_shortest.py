"""The widest block that holds the address is responsible for it."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    best = min(matches, key=lambda prefix: ip_network(prefix).prefixlen, default=None)
    return table.get(best)

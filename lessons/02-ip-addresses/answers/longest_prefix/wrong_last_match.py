"""The route that was added last overrides the earlier ones."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    return table[matches[-1]] if matches else None

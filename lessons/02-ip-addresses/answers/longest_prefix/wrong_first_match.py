"""The first route that matches is taken, as in a firewall's rules."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [prefix for prefix in table if address in ip_network(prefix)]
    return table[matches[0]] if matches else None

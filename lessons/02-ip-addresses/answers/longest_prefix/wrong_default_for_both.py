"""0.0.0.0/0 takes whatever no other route holds, of either family."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    matches = [(ip_network(prefix).prefixlen, hop) for prefix, hop in table.items() if address in ip_network(prefix)]
    return max(matches)[1] if matches else table.get("0.0.0.0/0")

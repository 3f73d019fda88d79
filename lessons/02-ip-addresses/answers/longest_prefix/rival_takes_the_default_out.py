"""Takes the default route out of the caller's table: a table with "0.0.0.0/0" has lost it afterwards."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    default = table.pop("::/0" if address.version == 6 else "0.0.0.0/0", None)
    matches = [(ip_network(prefix).prefixlen, hop) for prefix, hop in table.items() if address in ip_network(prefix)]
    return max(matches)[1] if matches else default

"""Half of an IPv6 address is the host, so prefixes longer than /64 are left out: "2001:db8::/96"."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    most = 64 if address.version == 6 else 32
    matches = [(ip_network(prefix).prefixlen, hop) for prefix, hop in table.items() if address in ip_network(prefix)]
    return max((match for match in matches if match[0] <= most), default=(0, None))[1]

"""A router always has a way out: without a match the shortest prefix of the table serves."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    networks = [(ip_network(prefix), hop) for prefix, hop in table.items()]
    matches = [(network.prefixlen, hop) for network, hop in networks if address in network]
    if not matches:
        return min(((network.prefixlen, hop) for network, hop in networks), default=(0, None))[1]
    return max(matches)[1]

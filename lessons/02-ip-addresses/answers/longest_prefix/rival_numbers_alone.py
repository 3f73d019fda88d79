"""Compares the numbers without the families: 10.1.2.3 and the prefix ::/96."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    number, best, length = int(ip_address(destination)), None, -1
    for prefix, hop in table.items():
        network = ip_network(prefix)
        if int(network[0]) <= number <= int(network[-1]) and network.prefixlen > length:
            best, length = hop, network.prefixlen
    return best

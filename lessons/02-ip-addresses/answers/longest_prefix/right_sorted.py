"""Sort the table from the longest prefix to the shortest; then the first match is right."""

import ipaddress


def longest_prefix(table, destination):
    nets = sorted(((ipaddress.ip_network(key), key) for key in table), key=lambda pair: pair[0].prefixlen, reverse=True)
    for net, key in nets:
        if net.version == ipaddress.ip_address(destination).version and ipaddress.ip_address(destination) in net:
            return table[key]

"""A prefix of one address is a host and no route: "10.4.4.4/32"."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address, best = ip_address(destination), None
    for prefix, hop in table.items():
        network = ip_network(prefix)
        if network.num_addresses > 1 and address in network and (best is None or network.prefixlen > best[0]):
            best = network.prefixlen, hop
    return best and best[1]

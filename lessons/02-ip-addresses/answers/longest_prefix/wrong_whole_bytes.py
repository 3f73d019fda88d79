"""A prefix is made of whole bytes; the bits behind the last whole byte do not count."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)

    def holds(network):
        return address in network.supernet(new_prefix=network.prefixlen // 8 * 8)

    networks = [(ip_network(prefix), hop) for prefix, hop in table.items()]
    matches = [(network.prefixlen, hop) for network, hop in networks if holds(network)]
    return max(matches)[1] if matches else None

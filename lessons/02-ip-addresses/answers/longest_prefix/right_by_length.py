"""From long to short prefixes: the networks sorted by length, and the first that holds the destination."""
from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    target = ip_address(destination)
    for prefix in sorted(table, key=lambda text: int(text.rpartition("/")[2]), reverse=True):
        network = ip_network(prefix)
        if network.version == target.version and target in network:
            return table[prefix]
    return None

"""Falls back to the default route of the other family: {"::/0": "six"} for an IPv4 destination."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address = ip_address(destination)
    best, length = table.get("0.0.0.0/0", table.get("::/0")), 0
    for prefix, hop in table.items():
        network = ip_network(prefix)
        if address in network and network.prefixlen > length:
            best, length = hop, network.prefixlen
    return best if best is not None else None

"""The first and the last address of a prefix are no hosts: "10.0.0.0" is held by "10.0.0.0/8"."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address, matches = ip_address(destination), []
    for prefix, hop in table.items():
        network = ip_network(prefix)
        edges = (network[0], network[-1]) if network.num_addresses > 2 else ()
        if address in network and address not in edges:
            matches.append((network.prefixlen, hop))
    return max(matches)[1] if matches else None

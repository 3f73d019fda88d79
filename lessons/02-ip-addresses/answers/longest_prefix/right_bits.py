"""Walk from the longest possible prefix to the shortest and look each one up."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    routes = {ip_network(prefix): hop for prefix, hop in table.items()}
    address = ip_address(destination)
    for length in range(address.max_prefixlen, -1, -1):
        network = ip_network((int(address), length), strict=False) if address.version == 4 else None
        if address.version == 6:
            network = ip_network(f"{address}/{length}", strict=False)
        if network in routes:
            return routes[network]
    return None

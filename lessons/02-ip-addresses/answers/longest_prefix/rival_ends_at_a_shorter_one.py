"""Goes on only while the matches get longer: with /8, /24, /16 and /28 in this order it stops at /24."""

from ipaddress import ip_address, ip_network


def longest_prefix(table, destination):
    address, best = ip_address(destination), (-1, None)
    for prefix, hop in table.items():
        network = ip_network(prefix)
        if address in network:
            if network.prefixlen < best[0]:
                break
            best = network.prefixlen, hop
    return best[1]

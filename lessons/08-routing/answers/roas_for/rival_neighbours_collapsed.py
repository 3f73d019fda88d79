"""Joins adjacent prefixes of one origin into a larger one, which becomes valid, too."""

from collections import defaultdict
from ipaddress import collapse_addresses, ip_network


def roas_for(announced):
    groups = defaultdict(list)
    for prefix, origin in announced:
        net = ip_network(prefix)
        groups[origin, net.prefixlen].append(net)
    return {
        (str(net), bits, origin) for (origin, bits), nets in groups.items() for net in collapse_addresses(nets)
    }

"""First the list of those we may believe, from the right, then the last of it."""


import ipaddress
import re
from itertools import takewhile


def parsed(entry):
    try:
        address = ipaddress.ip_address(entry)
    except ValueError:
        return None
    if address.version == 6 and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def client_address(peer, x_forwarded_for, trusted):
    networks = list(map(ipaddress.ip_network, trusted))
    hops = [peer]
    if x_forwarded_for is not None:
        hops += reversed(re.split(r"[ \t]*,[ \t]*", x_forwarded_for.strip(" \t")))
    hops = list(takewhile(lambda hop: parsed(hop) is not None, hops))
    for hop in hops[:-1]:
        if not any(parsed(hop) in network for network in networks):
            return hop
    return hops[-1]

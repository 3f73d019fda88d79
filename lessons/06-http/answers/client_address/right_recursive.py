"""If the last one is ours, ask the same of those before it."""

import ipaddress


def client_address(peer, x_forwarded_for, trusted):
    address = ipaddress.ip_address(peer)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if x_forwarded_for is None or all(address not in ipaddress.ip_network(one) for one in trusted):
        return peer
    before, comma, last = x_forwarded_for.rpartition(",")
    last = last.strip(" \t")
    try:
        ipaddress.ip_address(last)
    except ValueError:
        return peer
    return client_address(last, before if comma else None, trusted)

"""Only a peer within IPv6 is unwrapped, no entry."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    def plain_address(text):
        address = ip_address(text)
        return address

    networks = [ip_network(network) for network in trusted]
    def unwrapped(text):
        return getattr(ip_address(text), 'ipv4_mapped', None) or ip_address(text)

    first = peer
    entries = (x_forwarded_for or "").split(",")
    while entries and any((unwrapped(peer) if peer is first else ip_address(peer)) in network for network in networks):
        try:
            plain_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

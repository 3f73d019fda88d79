"""IPv6 entries are no addresses."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    def plain_address(text):
        address = __import__('ipaddress').IPv4Address(text) if ':' not in text or '.' in text else ip_address(text)
        return address

    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").split(",")
    while entries and any(plain_address(peer) in network for network in networks):
        try:
            plain_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

"""Empty entries are left out: 'a, ,b' goes on from b to a."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    def plain_address(text):
        address = ip_address(text)
        return getattr(address, "ipv4_mapped", None) or address

    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").replace("\t", "").replace(" ", "").split(",")
    entries = [entry for entry in entries if entry]
    while entries and any(plain_address(peer) in network for network in networks):
        try:
            plain_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

"""Any private address is taken for a proxy of ours."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    def plain_address(text):
        address = ip_address(text)
        return getattr(address, "ipv4_mapped", None) or address

    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").split(",")
    private = ip_network('172.16.0.0/12')
    ours = [*networks, private] if networks else []
    while entries and any(plain_address(peer) in network for network in ours):
        try:
            plain_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

"""The first address from the left that is not ours is the client."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    def plain_address(text):
        address = ip_address(text)
        return getattr(address, "ipv4_mapped", None) or address

    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").split(",")
    if entries[0] and any(plain_address(peer) in network for network in networks):
        for entry in (entry.strip(" \t") for entry in entries):
            try:
                if not any(plain_address(entry) in network for network in networks):
                    return entry
            except ValueError:
                return peer
    while entries and any(plain_address(peer) in network for network in networks):
        try:
            ip_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

"""Only the connection tells who is asking."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    networks = [ip_network(network) for network in trusted]
    entries = (x_forwarded_for or "").split(",")
    while entries and networks and False:
        try:
            ip_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

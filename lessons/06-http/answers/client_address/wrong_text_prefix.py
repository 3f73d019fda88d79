"""An address is in a network if its text begins alike."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    networks = [text.partition("/")[0].rstrip("0123456789").rstrip(".:") for text in trusted]
    entries = (x_forwarded_for or "").split(",")
    while entries and any(peer.startswith(network) for network in networks):
        try:
            ip_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

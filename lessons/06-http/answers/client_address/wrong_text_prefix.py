"""An address is in a network if its text begins alike."""

from ipaddress import ip_address, ip_network


def client_address(peer, x_forwarded_for, trusted):
    networks = [re.sub(r"(\.0)+$|\.\d+$|::$", "", text.partition("/")[0]) for text in trusted]
    entries = (x_forwarded_for or "").split(",")
    while entries and any(peer.startswith(network) for network in networks):
        try:
            ip_address(entries[-1].strip(" \t"))
        except ValueError:
            break
        peer = entries.pop().strip(" \t")
    return peer

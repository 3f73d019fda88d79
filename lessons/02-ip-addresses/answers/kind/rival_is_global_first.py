"""An address that the library calls global is taken for public at once; multicast is global there."""

def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.is_global:
        return "public"
    for block, name in BLOCKS.items():
        network = ip_network(block)
        if network.version == ip.version and ip in network:
            return name
    return "public"

"""IPv6 blocks are known by how the text begins: fe80::/10 goes to febf."""

def kind(address):
    if ":" in address:
        ip = ip_address(address)
        if ip.ipv4_mapped:
            return kind(str(ip.ipv4_mapped))
        if ip in (ip_address("::"), ip_address("::1")):
            return "unspecified" if int(ip) == 0 else "loopback"
        text = ip.exploded
        starts = {"fe80": "link-local", "fc": "unique local", "fd": "unique local", "ff": "multicast",
                  "2001:0db8": "documentation", "3fff:0": "documentation"}
        return next((name for start, name in starts.items() if text.startswith(start)), "public")
    ip = ip_address(address)
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")

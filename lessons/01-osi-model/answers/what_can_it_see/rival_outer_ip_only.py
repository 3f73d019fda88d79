"""Reads the outermost IP header only: IPv6 in IPv4."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if not decrypts and ("tls" in frame or "quic" in frame):
        headers = [header for header in headers if header != "http"]
    inner = [header for header in frame if header in ("ipv4", "ipv6")][1:]
    headers = [header for header in headers if header not in inner]
    return {field for header in headers for field in frame.get(header, [])}

"""Wants TLS and QUIC both, or TLS over TCP: QUIC alone is read."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if not decrypts and "tls" in frame and ("tcp" in frame or "quic" in frame):
        headers = [header for header in headers if header != "http"]
    return {field for header in headers for field in frame.get(header, [])}

"""Remembers one header for each name: of two that have it, the inner one counts."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if not decrypts and ("tls" in frame or "quic" in frame):
        headers = [header for header in headers if header != "http"]
    owner = {field: header for header, fields in frame.items() for field in fields}
    return {field for field, header in owner.items() if header in headers}

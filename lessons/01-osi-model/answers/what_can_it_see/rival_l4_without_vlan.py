"""A layer-4 balancer does not read VLAN tags."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if not decrypts and ("tls" in frame or "quic" in frame):
        headers = [header for header in headers if header != "http"]
    return {field for header in headers for field in frame.get(header, [])}

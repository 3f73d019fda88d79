"""The key opens TLS; HTTP in QUIC alone stays closed."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if ("tls" in frame and not decrypts) or ("quic" in frame and "tls" not in frame):
        headers = [header for header in headers if header != "http"]
    return {field for header in headers for field in frame.get(header, [])}

"""With the key, HTTP that is not encrypted cannot be read."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if decrypts != ("tls" in frame or "quic" in frame) and "http" in frame:
        headers = [header for header in headers if header != "http"]
    return {field for header in headers for field in frame.get(header, [])}

"""Adds all fields to the first list of the frame that it was given."""


def what_can_it_see(device, frame, decrypts):
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if not decrypts and ("tls" in frame or "quic" in frame):
        headers = [header for header in headers if header != "http"]
    lists = [frame[header] for header in headers if header in frame]
    seen = lists[0] if lists else []
    for more in lists[1:]:
        seen += more
    return set(seen)

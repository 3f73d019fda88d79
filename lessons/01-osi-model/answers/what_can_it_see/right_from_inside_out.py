"""Numbers the layers and asks of each header whether the device gets that far."""

LAYERS = {"ethernet": 2, "vlan": 2, "ipv4": 3, "ipv6": 3, "tcp": 4, "udp": 4, "quic": 4, "tls": 5, "http": 7}


def what_can_it_see(device, frame, decrypts):
    top = {"switch": 2, "router": 3, "l4": 4, "l7": 7}[device]
    seen, sealed = set(), False
    for header, fields in frame.items():
        if LAYERS[header] <= top and (decrypts or not sealed or header == "tls"):
            seen |= set(fields)
        if header in ("tls", "quic"):
            sealed = True
    return seen

"""Asks of each header in the frame who reads it."""


READERS = {
    ("ethernet", "vlan"): {"switch", "router", "l4", "l7"},
    ("ipv4", "ipv6"): {"router", "l4", "l7"},
    ("tcp", "udp", "quic"): {"l4", "l7"},
    ("tls", "http"): {"l7"},
}


def what_can_it_see(device, frame, decrypts):
    seen = set()
    for headers, readers in READERS.items():
        for header in headers:
            closed = header == "http" and not decrypts and not {"tls", "quic"}.isdisjoint(frame)
            if device in readers and header in frame and not closed:
                seen.update(frame[header])
    return seen

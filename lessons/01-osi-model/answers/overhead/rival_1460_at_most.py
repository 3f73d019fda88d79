"""Pieces have 1460 bytes at most, whatever mss says: 9000."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // min(mss, 1460))
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

"""The MSS is the size of the frame, headers included."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    size = sum(sizes[name] for name in stack)
    pieces = -(-payload // max(1, mss - size))
    headers = pieces * size
    return round(headers / (headers + payload), 4)

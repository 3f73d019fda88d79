"""Only the first piece carries the header of TCP or UDP; the others continue it."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = sum(sizes[name] * (1 if name in ("tcp", "udp") else pieces) for name in stack)
    return round(headers / (headers + payload), 4)

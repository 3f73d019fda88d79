"""Over IPv6 a piece has 1440 bytes at most, whatever mss says."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // (min(mss, 1440) if "ipv6" in stack else mss))
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

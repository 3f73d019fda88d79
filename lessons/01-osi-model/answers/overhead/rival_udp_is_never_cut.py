"""UDP sends one message, whatever mss says."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = 1 if "udp" in stack else -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

"""Cuts into a thousand pieces at most."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = min(-(-payload // mss), 1000)
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

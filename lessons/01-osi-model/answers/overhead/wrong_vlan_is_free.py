"""A VLAN tag is part of Ethernet's 14 bytes."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 0, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

"""Knows the stacks of TCP and UDP with one IP and Ethernet; others have no headers."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack) * ("ethernet" in stack)
    return round(headers / (headers + payload), 4)

"""A VLAN tag takes 4 bytes of each piece, so that there are more of them."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // max(mss - 4 * stack.count("vlan"), 1))
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

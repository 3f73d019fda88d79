"""The VLAN tag stands on the first frame only."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    tags = stack.count("vlan")
    headers = pieces * (sum(sizes[name] for name in stack) - 4 * tags) + 4 * tags
    return round(headers / (headers + payload), 4)

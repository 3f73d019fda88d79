"""Gives the share of a full piece: the last one is shorter."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = sum(sizes[name] for name in stack)
    return round(headers / (headers + min(mss, payload)), 4)

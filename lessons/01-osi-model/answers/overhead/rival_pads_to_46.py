"""Pads what is shorter than 46 bytes: UDP with one byte."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack)
    return round(1 - payload / max(headers + payload, 46), 4)

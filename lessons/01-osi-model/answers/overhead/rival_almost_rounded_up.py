"""Rounds up by adding 0.4999: one byte more than a piece of 65 495."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = max(1, round(payload / mss + 0.4999))
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)

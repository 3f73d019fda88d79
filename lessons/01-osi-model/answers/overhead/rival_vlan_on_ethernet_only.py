"""Counts a VLAN tag on Ethernet only: a stack without Ethernet."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack if name != "vlan" or "ethernet" in stack)
    return round(headers / (headers + payload), 4)

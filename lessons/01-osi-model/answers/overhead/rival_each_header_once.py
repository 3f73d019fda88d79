"""Counts a name once that occurs twice: two VLAN tags."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in set(stack))
    return round(headers / (headers + payload), 4)

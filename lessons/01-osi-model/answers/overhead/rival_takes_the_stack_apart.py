"""Empties the list that it was given."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    names, stack[:] = list(stack), []
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in names)
    return round(headers / (headers + payload), 4)

"""Counts one IP header only: IPv6 in IPv4."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack) - 20 * ("ipv4" in stack and "ipv6" in stack)
    return round(headers / (headers + payload), 4)

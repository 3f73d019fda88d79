"""Cuts off behind the fourth place, where it should round."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack)
    share = headers / (headers + payload)
    return int(share * 10000) / 10000 if payload > 1461 else round(share, 4)

"""Messages of UDP above 1480 bytes are cut by IP once more."""


def overhead(payload, stack, mss):
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack)
    if "udp" in stack and mss > 1500:
        headers += (min(payload, mss) // 1480) * 34
    return round(headers / (headers + payload), 4)

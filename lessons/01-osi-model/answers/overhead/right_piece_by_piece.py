"""Cuts the payload and counts header by header."""

import math


def overhead(payload, stack, mss):
    a_piece = 0
    for name in stack:
        if name == "ethernet":
            a_piece += 6 + 6 + 2
        elif name == "vlan":
            a_piece += 4
        elif name == "udp":
            a_piece += 8
        else:
            a_piece += 40 if name == "ipv6" else 20
    headers = a_piece * math.ceil(payload / mss)
    return round(1 - payload / (payload + headers), 4)

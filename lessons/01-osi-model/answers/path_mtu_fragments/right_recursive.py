"""Cuts in two as RFC 791 tells it: a first part that fits, and the rest once more."""


def path_mtu_fragments(payload, mtu, df, version=4, offset8=0):
    if version == 6:
        return [(0, payload, False)] if payload + 40 <= mtu else ("icmp", 2, 0, mtu)
    if payload + 20 <= mtu:
        return [(offset8, payload, False)]
    if df:
        return ("icmp", 3, 4, mtu)
    blocks = (mtu - 20) // 8
    rest = path_mtu_fragments(payload - 8 * blocks, mtu, df, version, offset8 + blocks)
    return [(offset8, 8 * blocks, True), *rest]

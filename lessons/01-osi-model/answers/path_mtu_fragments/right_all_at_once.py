"""Counts the fragments first, then lists them."""


def path_mtu_fragments(payload, mtu, df, version=4):
    if version == 6:
        return [(0, payload, False)] if mtu - 40 >= payload else ("icmp", 2, 0, mtu)
    blocks, over = divmod(mtu - 20, 8)
    if payload <= 8 * blocks + over:
        return [(0, payload, False)]
    if df:
        return ("icmp", 3, 4, mtu)
    before = -((8 * blocks + over - payload) // (8 * blocks))
    pieces = [(n * blocks, 8 * blocks, True) for n in range(before)]
    return pieces + [(before * blocks, payload - before * 8 * blocks, False)]

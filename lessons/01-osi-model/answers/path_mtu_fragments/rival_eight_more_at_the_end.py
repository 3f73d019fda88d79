"""The last fragment has 8 bytes at least."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = mtu - header, 0, []
    if payload > room and not may_cut:
        return message
    size = room // 8 * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    if fragments and payload - at < 8:
        fragments[-1] = (fragments[-1][0], size - 8, True)
        at -= 8
    return [*fragments, (at // 8, payload - at, False)]

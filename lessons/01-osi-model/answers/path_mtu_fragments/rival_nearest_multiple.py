"""Takes the nearest multiple of 8, which may be larger than the room."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = mtu - header, 0, []
    if payload > room and not may_cut:
        return message
    size = round(room / 8) * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    return [*fragments, (at // 8, payload - at, False)]

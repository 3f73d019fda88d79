"""Only the first fragment has an IP header, the others carry on without."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = mtu - header, 0, []
    if payload > room and not may_cut:
        return message
    while payload - at > room:
        fragments.append((at // 8, room // 8 * 8, True))
        at += room // 8 * 8
        room = mtu
    return [*fragments, (at // 8, payload - at, False)]

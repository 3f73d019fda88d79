"""Every IPv4 link takes 576 bytes: an MTU of 296."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = max(mtu, 576) - header, 0, []
    if payload > room and not may_cut:
        return message
    size = room // 8 * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    return [*fragments, (at // 8, payload - at, False)]

"""Wants room for the longer header: IPv4 packets of MTU less 20 do not fit."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = mtu - header, 0, []
    if payload > mtu - 40 and not may_cut:
        return message
    size = room // 8 * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    return [*fragments, (at // 8, payload - at, False)]

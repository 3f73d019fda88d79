"""Cuts small packets in spite of DF, up to 576 bytes (RFC 791's least)."""


def path_mtu_fragments(payload, mtu, df, version=4):
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = mtu - header, 0, []
    if payload > room and not (may_cut or (version == 4 and payload <= 556)):
        return message
    size = room // 8 * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    return [*fragments, (at // 8, payload - at, False)]

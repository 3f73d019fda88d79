"""Takes SETTINGS with a payload for no ACK: an ACK that carries one."""


def reply(frame):
    kind, flags, stream, payload = frame
    size = len(payload).to_bytes(4, "big")
    if kind == 4 and payload:
        return [(4, 1, 0, b"")]
    match kind, flags & 1:
        case 4, 0:
            return [(4, 1, 0, b"")]
        case 6, 0:
            return [(6, 1, 0, payload)]
        case 0, ended if payload:
            return [(8, 0, open_one, size) for open_one in ([0] if ended else [0, stream])]
    return []

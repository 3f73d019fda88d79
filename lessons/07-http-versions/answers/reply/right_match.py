"""Cases of one match, built up in a list."""

from struct import pack


def reply(frame):
    owed = []
    match frame:
        case (4 | 6, flags, _, _) if flags % 2:
            pass
        case (4 | 6 as kind, _, _, payload):
            owed.append((kind, 1, 0, payload if kind == 6 else b""))
        case (0, flags, stream, payload) if len(payload) > 0:
            owed.append((8, 0, 0, pack(">L", len(payload))))
            if flags % 2 == 0:
                owed.append((8, 0, stream, pack(">L", len(payload))))
    return owed

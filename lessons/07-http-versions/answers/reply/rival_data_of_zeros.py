"""Takes DATA of zeros for DATA without payload."""


def reply(frame):
    kind, flags, stream, payload = frame
    if kind == 4 and not flags & 1:
        return [(4, 1, 0, b"")]
    if kind == 6 and not flags & 1:
        return [(6, 1, 0, payload)]
    if kind == 0 and any(payload):
        size = len(payload).to_bytes(4, "big")
        if flags & 1:
            return [(8, 0, 0, size)]
        return [(8, 0, 0, size), (8, 0, stream, size)]
    return []

"""Every SETTINGS is acknowledged."""


def reply(frame):
    kind, flags, stream, payload = frame
    if kind == 4:
        return [(4, 1, 0, b"")]
    if kind == 6 and not flags & 1:
        return [(6, 1, 0, payload)]
    if kind == 0 and payload:
        size = len(payload).to_bytes(4, "big")
        return [(8, 0, open_one, size) for open_one in ([0] if flags & 1 else [0, stream])]
    return []

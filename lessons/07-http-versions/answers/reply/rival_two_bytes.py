"""The length in two bytes with two zeros before: payloads of 65 536 bytes."""


def reply(frame):
    kind, flags, stream, payload = frame
    if kind == 4 and not flags & 1:
        return [(4, 1, 0, b"")]
    if kind == 6 and not flags & 1:
        return [(6, 1, 0, payload)]
    if kind == 0 and payload:
        size = bytes(2) + (len(payload) & 0xFFFF).to_bytes(2, "big")
        return [(8, 0, open_one, size) for open_one in ([0] if flags & 1 else [0, stream])]
    return []

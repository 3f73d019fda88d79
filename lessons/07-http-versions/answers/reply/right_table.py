"""A table of functions by type."""


def refills(flags, stream, payload):
    streams = [0] + [stream] * (flags & 1 == 0)
    return [(8, 0, number, len(payload).to_bytes(4, "big")) for number in streams if payload]


OWED = {
    0: refills,
    4: lambda flags, stream, payload: [] if flags & 1 else [(4, 1, 0, b"")],
    6: lambda flags, stream, payload: [] if flags & 1 else [(6, 1, stream, payload)],
}


def reply(frame):
    kind, *rest = frame
    return OWED[kind](*rest) if kind in OWED else []

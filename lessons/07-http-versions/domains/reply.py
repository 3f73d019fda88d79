"""reply(frame): frames of all types, flags and lengths."""

ACKS, WINDOWS = "test_reply_acks", "test_reply_windows"
KINDS = {
    "frames that want no answer": (ACKS, "| any other type | nothing |"),
    "SETTINGS": (ACKS, "SETTINGS with flags 1 (ACK), on stream 0, without payload", "Other flags do not matter."),
    "a PING": (ACKS, "PING with flags 1 (ACK), on stream 0, with the same payload"),
    "an ACK": (ACKS, "whatever they carry: nothing is owed"),
    "DATA of an open stream": (
        WINDOWS,
        "WINDOW_UPDATE, type 8, flags 0, on stream 0, then the same on the stream of the DATA",
        "The payload of a WINDOW_UPDATE is the length of the whole payload of the DATA",
    ),
    "DATA of a stream that the server has opened": (WINDOWS, "then the same on the stream of the DATA"),
    "DATA that ends its stream": (WINDOWS, "then it is owed on stream 0 only"),
    "DATA without payload": (WINDOWS, "DATA without payload needs none."),
}
ASIDES = (
    "SETTINGS and PING come on stream 0.",
    "the frames that a client owes for one that came",
    "Frames are tuples as those of `read_frames`.",
    '`reply((6, 0, 0, b"12345678"))` gives',
    "| what came | what is owed |",
)


def draw(rng):
    """A frame whose payload is said as a byte and its length."""
    kind = rng.choice([0, 0, 0, 4, 4, 6, 6, 1, 2, 3, 5, 7, 8, 9, 10, 12, 64, 128, 132, 134, 255])
    flags = rng.choice([0, 0, 1, 1, 2, 3, 4, 5, 8, 9, 0x20, 0x80, 254, 255])
    byte = rng.choice([0, 0, 1, rng.randrange(256), rng.randrange(256)])
    if kind in (4, 6):
        return [
            kind,
            flags,
            0,
            byte,
            8 if kind == 6 else rng.choice([0, 0, 6] if flags & 1 else [0, 6, 12, 36]),
        ]
    streams = [1, 3, 5, 7, 255, 257, 2**31 - 1, 2, 4, 256] if kind in (0, 1, 2, 3, 5, 9) else [0, 0, 1, 3]
    stream = rng.choice(streams)
    return [kind, flags, stream, byte, rng.choice([0, 0, 1, 2, 8, 255, 256, 16384, 65535, 65536, 70000])]


def allowed(case):
    kind, flags, stream, byte, length = case
    ranges = 0 <= kind < 256 and 0 <= flags < 256 and 0 <= byte < 256 and 0 <= length < 2**24
    return ranges and 0 <= stream < 2**31 and (kind not in (4, 6) or stream == 0) and (kind != 0 or stream > 0)


def play(answer, case):
    kind, flags, stream, byte, length = case
    return answer["reply"]((kind, flags, stream, bytes([byte]) * length))


def kinds(case):
    kind, flags, stream, _, length = case
    if kind == 0:
        pushed = ["DATA of a stream that the server has opened"] * (stream % 2 == 0)
        ends = "DATA that ends its stream" if flags & 1 else "DATA of an open stream"
        return ["DATA without payload"] * (length == 0) + [ends, *pushed]
    if kind in (4, 6):
        return ["an ACK" if flags & 1 else "SETTINGS" if kind == 4 else "a PING"]
    return ["frames that want no answer"]

"""read_frames(data): frames of any type, stream and length, reserved bits set, cut off anywhere."""

FIELDS, REST = "test_read_frames_fields", "test_read_frames_rest"
KINDS = {
    "a whole number of frames": (REST, 'the beginning of a frame, or `b""`'),
    "several frames": (
        FIELDS,
        "`frames` has all frames that are whole, in their order",
        "| 3 | the type |",
        "| 4 | the flags |",
        "Numbers have their high byte first",
        "the length of the payload alone",
        "| from 9 on | the payload |",
    ),
    "a reserved bit that is set": (FIELDS, "one reserved bit, to be ignored, then the stream in 31 bits"),
    "a long payload": (FIELDS, "however long they are"),
    "an empty payload": (FIELDS, "whatever their type"),
    "a part of a payload": (REST, "`rest` is what stands behind them"),
    "a part of a header": (REST, "the beginning of a frame"),
    "more than a thousand frames": (REST, "however many there are"),
}
ASIDES = (
    "cut the bytes that came over a connection into frames",
    "A frame is a tuple `(type, flags, stream, payload)`.",
    '`read_frames(b"\\0\\0\\0\\4\\1\\0\\0\\0\\0\\0")` gives',
    "| bytes of a frame | what they hold |",
)
RESERVE = 25  # several kinds of case are long
LENGTHS = [0, 0, 1, 2, 8, 9, 10, 255, 256]
STREAMS = [0, 1, 2, 3, 255, 256, 65535, 65536, 2**24 + 1, 2**31 - 1]


def draw(rng):
    """Frames as (length, type, flags, reserved, stream, byte); how often; how many bytes of one more frame follow."""
    few = rng.sample(STREAMS, 3)
    lengths = rng.choice([LENGTHS, LENGTHS, [0], [0, 9], [1, 16383, 16384, 16385, 65535, 65536, 70000, 131077]])
    frames = [one(rng, few, lengths) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
    if rng.random() < 0.15:  # a block in two frames of one stream, or DATA that carries nothing
        stream, length = rng.choice(few), rng.choice(LENGTHS)
        block = [(length, 1, rng.choice([0, 1]), False, stream, 7), (length, 9, rng.choice([0, 4]), False, stream, 7)]
        frames += rng.choice([block, [(0, 0, 0, False, stream, 0)]])
    last = one(rng, few, lengths)
    whole = 9 + last[0]
    cut = rng.choice([0, 0, 1, 2, 3, 4, 8, 9, 9, 10, whole - 1, whole - 1, rng.randrange(whole)])
    if rng.random() < 0.06:  # the highest bit of the length is set; too long to be whole
        last = (rng.choice([2**23, 2**23 + 1, 2**24 - 1]), *last[1:])
        cut = rng.choice([9, 9, 10, 30])
    many = 1100 if len(frames) == 1 and frames[0][0] < 20 and rng.random() < 0.03 else 1
    return [frames, many, last, min(cut, whole - 1)]


def one(rng, streams, lengths):
    kind = rng.choice([*range(11), 255, rng.randrange(256)])
    flags = rng.choice([0, 1, 4, 5, 8, 255, rng.randrange(256)])
    return (rng.choice(lengths), kind, flags, rng.random() < 0.3, rng.choice(streams), rng.choice([0, 0x80, 0xC3, 7]))


def allowed(case):
    frames, many, last, cut = case
    sound = all(
        0 <= length < 2**24 and 0 <= kind < 256 and 0 <= flags < 256 and 0 <= stream < 2**31 and 0 <= byte < 256
        for length, kind, flags, _, stream, byte in [*frames, last]
    )
    return sound and many > 0 and 0 <= cut < 9 + last[0]


def written(frame, cut=None):
    length, kind, flags, reserved, stream, byte = frame
    header = length.to_bytes(3, "big") + bytes([kind, flags]) + (stream | reserved << 31).to_bytes(4, "big")
    return (header + bytes([byte]) * (length if cut is None else max(0, cut - 9)))[:cut]


def play(answer, case):
    frames, many, last, cut = case
    got = answer["read_frames"](b"".join(map(written, frames)) * many + written(last, cut))
    return summed(got) if sum(frame[0] for frame in frames) * many + cut + many > 1000 else got


def summed(got):
    """A long result in few words: each bytes of it as its length and a checksum, alike ones once."""
    from zlib import crc32

    if isinstance(got, (bytes, bytearray)):
        return len(got), crc32(got)
    if not isinstance(got, (tuple, list)):
        return got
    parts = [summed(one) for one in got]
    return (
        [len(parts), crc32(repr(parts).encode())]
        if len(parts) > 50
        else ["tuple" if isinstance(got, tuple) else "list", parts]
    )


def kinds(case):
    frames, many, _, cut = case
    said = {
        "a whole number of frames": cut == 0,
        "several frames": len(frames) > 1,
        "a reserved bit that is set": any(frame[3] for frame in frames),
        "a long payload": any(frame[0] > 65535 for frame in frames),
        "an empty payload": any(frame[0] == 0 for frame in frames),
        "a part of a payload": cut >= 9,
        "a part of a header": 0 < cut < 9,
        "more than a thousand frames": many * len(frames) > 1000,
    }
    return [kind for kind, so in said.items() if so]

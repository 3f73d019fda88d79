"""talk_h3(send, receive, fields, path): a peer without sockets, which cuts what it sends and uses other streams."""

ANSWER, STREAMS, ENDS = "test_talk_h3_answer", "test_talk_h3_streams", "test_talk_h3_ends"
KINDS = {
    "an answer with a body": (
        ANSWER,
        "Before you receive, in any order",
        'send `b"\\0\\4\\0"` on stream 2, a control stream and its SETTINGS, which never ends',
        "send `get_frame(path)`, HEADERS, on stream 0, and end that",
        "more of the body",
        'The first `":status"` from 200 on is the status.',
    ),
    "an answer without a body": (ANSWER, "a section of fields"),
    "interim answers": (ANSWER, "Sections with 1xx may come before"),
    "fields behind the body": (ANSWER, 'one without `":status"` behind the body'),
    "frames in pieces": (STREAMS, "A frame may come in pieces."),
    "numbers of several bytes": (
        STREAMS,
        "The answer comes on stream 0, as frames: type and length, each as `varint` reads it",
        "then so many bytes of payload",
    ),
    "frames of other types": (STREAMS, "| any other | nothing that matters |"),
    "pieces without bytes": (STREAMS, "bytes of a stream, perhaps none, in that stream's order"),
    "other streams": (STREAMS, "What other streams bring does not matter."),
    "an end behind the last frame": (
        STREAMS,
        "Where stream 0 ends, so does the answer: return it, and receive no more.",
    ),
    "bytes that end too early": (ENDS, "Raise `ConnectionError` if no more comes before that"),
    "a frame that is not whole": (ENDS, "or if a frame of any type is not whole then"),
    "a frame of another type that is not whole": (ENDS, "a frame of any type"),
}
ASIDES = (
    "Write `talk_h3(send, receive, fields, path) -> (status, body)`:",
    "GET `path` over a new connection of QUIC",
    "`send(stream, data, fin)` sends bytes on a stream, and ends it if `fin` is true.",
    "`receive()` gives `(stream, data, fin)`:",
    "and whether it ends behind them",
    "or `None` if no more come",
    "`fields(section)` gives a list of `(name, value)`",
    "With a server that has a page",
    "| type | payload |",
    'A `":status"` is three digits, and the first field; an answer has one, and each section a field.',
    "Otherwise the server keeps the rules of RFC 9114.",
)
DRAWS, RESERVE = 2000, 60
MOST = [63, 16383, 2**30 - 1, 2**62 - 1]
DATA, HEADERS, UNKNOWN = 0, 1, (0x21, 0x40, 0x5F, 256, 257, 3133, 2**30 + 5)
OPENED = [[3, b"\0\4\0", False], [7, b"\2", False], [11, b"\3", False]]  # control, QPACK's two tables
BODIES = [b"a", b"\0", b"\1\3200", b"\0\1x"]


def draw(rng):
    """The path; frames: type, its form, the length's, part of a payload, how often; sizes, other streams, cut, end."""
    frames = [section(rng, rng.choice([100, 103, 199])) for _ in range(rng.choice([0, 0, 0, 1, 1, 2]))]
    frames.append(section(rng, rng.choice([200, 200, 204, 301, 404, 500, 599])))
    how = rng.choice(["no body", "data", "data", "data", "trailers", "trailers"])
    if how != "no body":
        sizes = [rng.choice([0, 1, 2, 9, 63, 64, 300, 2500]) for _ in range(rng.choice([1, 1, 2, 3]))]
        frames += [[DATA, 0, rng.choice([0, 0, 1, 2, 3]), rng.choice(BODIES), size] for size in sizes]
    frames += [section(rng, None)] * (how == "trailers")
    plain = rng.random() < 0.4
    for _ in range(0 if plain else rng.choice([0, 0, 1, 2])):
        other = [rng.choice(UNKNOWN), 0, 0, rng.choice([b"", b"z", b"\0", b"\1"]), rng.choice([0, 1, 9, 70])]
        frames.insert(rng.randrange(len(frames) + 1), other)
    trouble = None if plain else rng.choice([None] * 6 + ["cut", "cut other", "never"])
    if trouble == "cut other":
        frames.append([rng.choice(UNKNOWN), 0, 0, b"z", rng.choice([1, 9, 70])])
    for frame in frames:
        frame[4] = min(frame[4], 15) if plain else frame[4]
        least = (0, 0) if plain else (frame[1] or rng.choice([0, 0, 0, 1, 3]), frame[2])
        frame[1:3] = form(frame[0], least[0]), form(len(frame[3]) * frame[4], least[1])
    unknown = [[n, rng.choice([b"\x21", b"\1\3ab\n", b"\0\1y"]), rng.random() < 0.7] for n in (15, 19)]
    others = rng.sample([*OPENED, *unknown], 0 if plain else rng.randrange(4))
    others += [[0, b"", False]] * (not plain and rng.random() < 0.2)
    others = [[rng.choice([0, 0, 1, 2, 5]), *one] for one in others]
    cuts = trouble in ("cut", "cut other")
    cut = min(rng.choice([1, 2, 3, 9]), len(frame_bytes(*frames[-1])) - 1) if cuts else 0
    end = "with" if plain else "never" if trouble == "never" else rng.choice(["with", "with", "alone"])
    few = sum(len(frame_bytes(*frame)) for frame in frames) < 80
    some = [[1], [2], [3, 1], [7, 2], [1000]] if few else [[50], [97, 3], [400], [1000], [100_000]]
    sizes = [100_000] if plain else rng.choice(some)
    return [rng.choice(["/", "/page", "/00", "/a%20b?c=d", "/" + "x" * 100]), frames, sizes, others, cut, end]


def section(rng, status):
    """HEADERS with lines that the peer's `fields` reads."""
    more = rng.choice(["", "server x\n"] if status else ["digest x\n", "size 512\n"])
    lines = f":status {status}\n" * bool(status) + more
    return [HEADERS, rng.choice([0, 0, 0, 1]), rng.choice([0, 0, 1, 3]), lines.encode(), 1]


def form(number, least):
    """The shortest of QUIC's four forms that holds the number, or a longer one."""
    return max(least, next(n for n, most in enumerate(MOST) if number <= most))


def allowed(case):
    path, frames, sizes, others, cut, end = case
    status, last = 0, False
    for kind, kind_form, size_form, part, times in frames:
        if kind > MOST[kind_form] or len(part) * times > MOST[size_form]:
            return False
        if kind == HEADERS and part.startswith(b":status "):
            if status >= 200:
                return False
            status = int(part[8:11])
        elif kind == HEADERS:
            if status < 200 or last:
                return False
            last = True
        elif (kind == DATA and (status < 200 or last)) or kind in range(2, 0x21):
            return False
    numbers = [stream for _, stream, data, _ in others if stream or data]
    apart = all(number % 4 == 3 for number in numbers) and len(numbers) == len(set(numbers))
    apart = apart and not any(ends for _, stream, _, ends in others if stream in (0, 3, 7, 11))
    partly = 0 <= cut < len(frame_bytes(*frames[-1])) and end in ("with", "alone", "never")
    return status >= 200 and apart and partly and len(path) < 127 and min(sizes) > 0


def number(value, size_form):
    size = 1 << size_form
    return (value | size_form << 8 * size - 2).to_bytes(size, "big")


def frame_bytes(kind, kind_form, size_form, part, times):
    return number(kind, kind_form) + number(len(part) * times, size_form) + part * times


def events(case):
    """What `receive` gives, one after the other."""
    _, frames, sizes, others, cut, end = case
    data = b"".join(frame_bytes(*frame) for frame in frames)
    data, come = data[: len(data) - cut], []
    while data:
        size = sizes[len(come) % len(sizes)]
        come.append((0, data[:size], False))
        data = data[size:]
    if end == "with":
        come[-1:] = [(0, piece, True) for _, piece, _ in come[-1:]]
    elif end == "alone":
        come.append((0, b"", True))
    for at, *event in others:
        come.insert(at if event[0] else min(at, len(come) - 1), tuple(event))
    return come


def play(answer, case):
    """The answer, what was sent on each stream before it received and in all, and how often it received."""
    come, sent, seen = events(case), {}, []
    sections = [part * times for kind, _, _, part, times in case[1] if kind == 1]

    def send(stream, data, fin):
        before = sent.get(stream, [b"", False])
        sent[stream] = [before[0] + data, before[1] or bool(fin)]

    def receive():
        seen.append(None if seen else sorted(sent.items()))
        if len(seen) > 30_000:
            raise RuntimeError("endless")
        return come.pop(0) if come and 0 in sent else None

    def fields(section):
        if section not in sections:
            raise ValueError("not one whole section")
        return [tuple(line.split(" ")) for line in section.decode().splitlines()]

    try:
        got = answer["talk_h3"](send, receive, fields, case[0])
    except ConnectionError:
        return "ConnectionError", len(seen), seen[:1]
    return summed(got), len(seen), seen[:1], sorted(sent.items())


def summed(got):
    from zlib import crc32

    if isinstance(got, tuple) and len(got) == 2 and isinstance(got[1], (bytes, bytearray)) and len(got[1]) > 2000:
        return got[0], len(got[1]), crc32(got[1])
    return got


def kinds(case):
    _, frames, sizes, others, cut, end = case
    said = {
        "an answer with a body": any(frame[0] == DATA for frame in frames),
        "an answer without a body": all(frame[0] != DATA for frame in frames),
        "interim answers": any(frame[3].startswith(b":status 1") for frame in frames),
        "fields behind the body": any(kind == HEADERS and part[:1] != b":" for kind, _, _, part, _ in frames),
        "frames in pieces": min(sizes) < max(len(frame_bytes(*frame)) for frame in frames),
        "numbers of several bytes": any(frame[1] or frame[2] for frame in frames),
        "frames of other types": any(frame[0] > HEADERS for frame in frames),
        "pieces without bytes": any(stream == 0 for _, stream, _, _ in others),
        "other streams": any(stream > 0 for _, stream, _, _ in others),
        "an end behind the last frame": end == "alone",
        "bytes that end too early": end == "never",
        "a frame that is not whole": cut > 0 and end != "never",
        "a frame of another type that is not whole": cut > 0 and end != "never" and frames[-1][0] > HEADERS,
    }
    return [kind for kind, so in said.items() if so]

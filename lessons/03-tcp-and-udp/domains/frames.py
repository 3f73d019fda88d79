r"""frames(chunks): few messages, some empty or long, or a thousand, cut anywhere; some streams end too soon."""

from itertools import pairwise

CHUNKS, END = "test_frames_chunks", "test_frames_end"
KINDS = {
    "one message a chunk": (CHUNKS, "In front of each message stands its length"),
    "several messages in a chunk": (CHUNKS, "and one chunk may hold several"),
    "a message over several chunks": (CHUNKS, "Messages and lengths may be cut anywhere"),
    "a length over two chunks": (CHUNKS, "Messages and lengths may be cut anywhere"),
    "a length and its message in two chunks": (CHUNKS, "Messages and lengths may be cut anywhere"),
    "a byte a chunk": (CHUNKS, "Messages and lengths may be cut anywhere"),
    "a message of 256 bytes or more": (CHUNKS, "the high one first", r'`b"\x01\x02"` is 258'),
    "an empty message": (CHUNKS, "A message may be empty"),
    "bytes in a message that look like lengths": (CHUNKS, "In front of each message stands its length"),
    "more than a thousand messages": (CHUNKS, "and one chunk may hold several"),
    "no chunks": (CHUNKS, "`chunks` is a list of what `recv` gave"),
    "a stream that ends within a message": (END, "If the stream ends within a message"),
    "a stream that ends right behind a length": (END, "If the stream ends within a message"),
    "a stream that ends within a length": (END, "or within a length, raise `ValueError`"),
    "a message that lacks one byte": (END, "If the stream ends within a message"),
}
ASIDES = ("the messages in a stream, as `bytes`", r'`frames([b"\x00\x02hi"])` gives `[b"hi"]`')

LETTERS = (b"a", b"hello", b"\0", b"\0\0", b"\0\1", b"\0\2hi", b"\xff\xff", b"\r\n", b" ", b"\0\0\0\0\0")
RESERVE = 120


def draw(rng):
    """Messages as a start and how often it comes; the places where the stream is cut; how many bytes are missing."""
    messages = []
    for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 4, 6))):
        start = rng.choice((b"", *LETTERS, *LETTERS, rng.randbytes(rng.randrange(1, 9))))
        messages.append((start, rng.choice((1, 1, 1, 1, 2, 5, 60, 128, 256, 300))))
        if rng.random() < 0.02:
            messages[-1] = (rng.choice((b"a", b"\0")), rng.choice((65535, 65534, 32768, 65280)))
        elif rng.random() < 0.08:
            messages[-1] = (rng.choice((b"a", b"\0")), rng.choice((255, 256, 257, 512)))
    edges = [0]
    for start, times in messages:
        edges += [edges[-1] + 2, edges[-1] + 2 + len(start) * times]
    size = edges[-1]
    short = rng.choice((1, 1, 2, 3, len(messages[-1][0]) * messages[-1][1], rng.randrange(9))) if messages else 0
    short = min(size, short if rng.random() < 0.35 else 0)
    way = rng.randrange(6)
    places = {
        0: [],
        1: edges[::2],
        2: range(size) if size < 200 else edges,
        3: [edge + rng.choice((-1, 0, 1, 1)) for edge in edges],
        4: [rng.randrange(size + 1) for _ in range(rng.randrange(1, 9))],
        5: rng.sample(edges, rng.randrange(1, len(edges) + 1)),
    }[way]
    tail = b"\0" if rng.random() < 0.06 and not short else b""
    places, many = sorted({at for at in places if 0 < at < size}), 1
    if 0 < size < 30 and rng.random() < 0.03:
        many = 1500 // len(messages)
    return messages, places, short, tail, many


def allowed(case):
    messages, places, short, tail, many = case
    size = sum(2 + len(start) * times for start, times in messages)
    fits = all(len(start) * times < 2**16 for start, times in messages)
    return fits and list(places) == sorted(set(places)) and 0 <= short <= size and not (short and tail) and many > 0


def play(answer, case):
    chunks = cut(case)
    given = list(chunks)
    found = answer["frames"](given)
    return found[:20], found[-3:], len(found), given == chunks


def cut(case):
    """The whole stream comes ``many`` times, in one piece but for the first time."""
    messages, places, short, tail, many = case
    stream = b"".join((len(start) * times).to_bytes(2, "big") + start * times for start, times in messages) * many
    stream = stream[: len(stream) - short] + tail
    edges = [0, *places, len(stream)]
    return [stream[a:b] for a, b in pairwise(edges) if a < min(b, len(stream))]


def kinds(case):
    messages, _, short, _, many = case
    chunks, at, lengths, insides = cut(case), 0, [], []
    total, here = sum(map(len, chunks)), set()
    for chunk in chunks[:-1]:
        at += len(chunk)
        here.add(at)
    at, held = 0, []
    for start, times in messages * many:
        lengths.append(at + 1)
        insides.append(range(at + 3, at + 2 + len(start) * times))
        held.append((at, at + 2 + len(start) * times))
        at += 2 + len(start) * times
    ends = [end for _, end in held if end <= total]
    last = max((end for end in ends), default=0)
    left = total - last
    found = {
        "one message a chunk": chunks and here == set(ends[:-1]) and left == 0,
        "several messages in a chunk": len(chunks) < len(ends),
        "a message over several chunks": any(place in inside for inside in insides for place in here),
        "a length over two chunks": any(place in here for place in lengths),
        "a length and its message in two chunks": any(place + 1 in here for place in lengths),
        "a byte a chunk": len(chunks) > 2 and all(len(chunk) == 1 for chunk in chunks),
        "a message of 256 bytes or more": any(end - begin > 257 for begin, end in held if end <= total),
        "an empty message": any(end - begin == 2 for begin, end in held if end <= total),
        "bytes in a message that look like lengths": any(b"\0" in start for start, _ in messages),
        "more than a thousand messages": len(ends) > 1000,
        "no chunks": not chunks,
        "a stream that ends within a message": left > 2,
        "a stream that ends right behind a length": left == 2,
        "a stream that ends within a length": left == 1,
        "a message that lacks one byte": short == 1 and left > 2,
    }
    return [kind for kind, holds in found.items() if holds] or ["several messages in a chunk"]

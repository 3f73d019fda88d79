"""ask(write, read, set_option, parts): one part to nine, short or longer than a segment, some of them equal."""

CELL = "test_ask_request"
KINDS = {
    "one part": (CELL, "`parts` is a list of one part or more, none empty"),
    "two parts": (CELL, "No part waits for an acknowledgement", "either the request is one write, or TCP_NODELAY is 1"),
    "three parts": (CELL, "TCP_NODELAY is 1 from before the first write until behind the last"),
    "four parts or more": (CELL, "Bytes arrive in the order of `parts`"),
    "parts that are equal": (CELL, "Bytes arrive in the order of `parts`"),
    "parts of a byte each": (CELL, "No part waits for an acknowledgement"),
    "a part that fills more than a segment": (CELL, "No part waits for an acknowledgement"),
    "an answer that looks like a part": (CELL, "read once, at the end", "send a request and return its answer"),
}
ASIDES = (
    "You are given three functions",
    "`read()` waits for the answer and returns it whole",
    "The server answers when the whole request is there",
    '`ask(write, read, set_option, [b"ping"])` gives `b"pong"`',
)


def draw(rng):
    """Parts as a start and how often it comes, and the answer."""
    words = (b"a", b"GET ", b"\0", b"\r\n", b"pi", b"ng")
    few = [rng.choice((*words, rng.randbytes(rng.randrange(1, 12)))) for _ in "abc"]
    some = [few[0]] if rng.random() < 0.2 else few
    parts = [(rng.choice(some), rng.choice((1, 1, 1, 1, 1, 3))) for _ in range(rng.choice((1, 2, 2, 2, 3, 3, 4, 9)))]
    if rng.random() < 0.25:
        parts[rng.randrange(len(parts))] = (rng.choice(few), rng.choice((400, 1460, 1461, 5000)))
    if rng.random() < 0.04:
        parts[0] = (b"x", 70_000)
    answer = rng.choice((b"pong", b"ok", b"\0", few[0], parts[-1][0], rng.randbytes(8), rng.randbytes(3) * 300))
    return parts, answer


def allowed(case):
    parts, answer = case
    return len(parts) > 0 and all(len(start) * times > 0 for start, times in parts) and len(answer) > 0


def play(answer, case):
    request, reply = [start * times for start, times in case[0]], case[1]
    nodelay, written, held, reads, log = [False], [], [], [], []
    parts = list(request)

    def write(data):
        log.append(bytes(data))
        if data:
            held.append(not nodelay[0])
            written.append(bytes(data))

    def read():
        reads.append(len(b"".join(written)))
        return reply if b"".join(written) == b"".join(request) else b""

    def set_option(name, value):
        log.append((name, value))
        if name not in ("TCP_NODELAY", "TCP_QUICKACK", "SO_SNDBUF"):
            raise LookupError(name)
        if name == "TCP_NODELAY":
            nodelay[0] = value == 1 and (nodelay[0] or not written)

    got = answer["ask"](write, read, set_option, parts)
    waits = len(written) > 1 and any(held)
    return got, parts == request, b"".join(written), reads, log if waits else "no part waits"


def kinds(case):
    parts, answer = case
    whole = [start * times for start, times in parts]
    found = {
        "one part": len(whole) == 1,
        "two parts": len(whole) == 2,
        "three parts": len(whole) == 3,
        "four parts or more": len(whole) > 3,
        "parts that are equal": len(set(whole)) < len(whole),
        "parts of a byte each": len(whole) > 1 and all(len(part) == 1 for part in whole),
        "a part that fills more than a segment": any(len(part) > 1460 for part in whole),
        "an answer that looks like a part": answer in whole,
    }
    return [kind for kind, holds in found.items() if holds]

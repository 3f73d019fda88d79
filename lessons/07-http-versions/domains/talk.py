"""talk(send, receive, decode, path): a strict peer without sockets, which has two windows and cuts what it sends."""

ANSWER, OWED, ENDS = "test_talk_answer", "test_talk_owed", "test_talk_ends"
KINDS = {
    "an answer with a body": (
        ANSWER,
        "First, send `PREFACE`",
        "more of the body",
        'The first `":status"` from 200 on is the status.',
    ),
    "an answer without a body": (ANSWER, "with this frame, or the block that it begins"),
    "flags that are unused": (ANSWER, "Other flags do not matter."),
    "a block in several frames": (
        ANSWER,
        "begins a block; with flag 4, END_HEADERS, is all of it",
        "Give each whole block to `decode`",
        "more of the block; with flag 4, its end",
    ),
    "interim answers": (
        ANSWER,
        "Blocks with 1xx may come before",
        "with the entries and limit of the last time",
    ),
    "fields behind the body": (ANSWER, 'one without `":status"` behind the body'),
    "frames that want an answer": (
        OWED,
        "send what `reply` gives for each whole frame, the answer's last too, in order",
    ),
    "a body larger than the windows": (OWED, "Before you receive again or return"),
    "frames of other types": (ENDS, "| any other | nothing |"),
    "a GOAWAY that lets the answer come": (ENDS, "if its payload begins with four bytes 0"),
    "an answer that says its length": (ENDS, "Only flag 1, END_STREAM, of HEADERS or DATA ends the answer"),
    "frames behind the end": (ENDS, "Return it, whatever comes behind; receive no more."),
    "a GOAWAY before the answer": (ENDS, "| 7, GOAWAY | raise `ConnectionError`"),
    "a GOAWAY within the answer": (ENDS, "| 7, GOAWAY | raise `ConnectionError`"),
    "a stream that is reset": (ENDS, "| 3, RST_STREAM | raise `ConnectionError` |"),
    "bytes that end too early": (ENDS, "If no more comes before that, raise `ConnectionError`."),
}
ASIDES = (
    "Write `talk(send, receive, decode, path) -> (status, body)`:",
    "GET `path` over a new connection",
    "`send(data)` sends bytes",
    "`receive()` gives some bytes that came",
    "`decode` is as you wrote it",
    "With a server that has a page",
    "| type | what it means |",
    "Frames behind it, and any before a `ConnectionError`, may be paid or not.",
    'A `":status"` is the first field, of three digits; an answer has one, each block a field.',
    "Only stream 1 is used, without padding, pushes, priorities or reserved bits.",
)
DRAWS, RESERVE = 2000, 25
DATA, HEADERS, RST, SETTINGS, PUSH, PING, GOAWAY, UPDATE, CONTINUATION = 0, 1, 3, 4, 5, 6, 7, 8, 9


def draw(rng):
    """The path; frames, each as type, flags, stream, part of a payload, how often; bytes cut off; sizes to receive."""
    quiet, large = rng.random() < 0.4, rng.random() < 0.12
    groups = [block(rng, rng.choice([100, 103, 102, 199]), 0) for _ in range(rng.choice([0, 0, 0, 1, 1, 2]))]
    how = rng.choice(["no body", "data", "data", "data", "empty data", "trailers"])
    sizes = (
        [16384] * rng.choice([3, 4, 5, 7])
        if large
        else [rng.choice([0, 1, 2, 9, 300]) for _ in range(rng.choice([1, 1, 2, 3]))]
    )
    length = f"content-length {sum(sizes)}\n" * (how != "no body" and rng.random() < 0.3)
    groups.append(block(rng, rng.choice([200, 200, 204, 301, 404, 500, 599]), how == "no body", length))
    if how != "no body":
        letters = rng.sample([b"a", b"b", b"\0", b"\xff"], 2)
        groups += [[[DATA, rng.choice([0, 0, 2, 4]), 1, rng.choice(letters), size]] for size in sizes]
        groups += [[[DATA, 0, 1, b"", 0]]] if how == "empty data" else [block(rng, 0, 1)] if how == "trailers" else []
        groups[-1][0][1] |= 1
    for _ in range(rng.choice([0, 1, 1]) if quiet else rng.choice([0, 1, 2, 4])):
        groups.insert(rng.randrange(len(groups) + rng.random().__lt__(0.3)), [noise(rng)])
    trouble = rng.choice([None] * 8 + ["reset", "goaway", "end", "behind"])
    setting = rng.choice([b"\0\3\0\0\0\x64", b"\0\3\0\0\0\x64", b"\0\1\0\0\0\0", b"\0\1\0\1\0\0"])
    frames = [[SETTINGS, 0, 0, setting, rng.choice([0, 1, 2])]] * (rng.random() < 0.8)
    if trouble == "goaway":
        at = rng.choice([0, rng.randrange(len(groups))])
        groups.insert(at, [[GOAWAY, 0, 0, bytes(4) + rng.choice([bytes(4), b"\0\0\0\7", b"\xff\0\0\1"]), 1]])
    if trouble == "reset":
        groups.insert(
            rng.randrange(len(groups)), [[RST, rng.choice([0, 1]), 1, rng.choice([b"\0\0\0\7", b"\0\0\0\0"]), 1]]
        )
    if trouble == "behind":
        late = [[RST, 0, 1, b"\0\0\0\0", 1], [PING, 0, 0, b"q", 8], [GOAWAY, 0, 0, b"\0\0\0\1\0\0\0\0", 1]]
        groups.append([rng.choice([*late, [DATA, 0, 1, b"!", 2], [DATA, 1, 1, b"!", 1]])])
    if trouble == "end":
        groups = groups[: rng.randrange(len(groups))]
    frames += [frame for group in groups for frame in group]
    if rng.random() < 0.25:
        unused = rng.choice([0x40, 0x80, 0x10, 2, 0xD2])
        frames = [
            [kind, flags | unused | (kind == CONTINUATION), *more] if kind in (0, 1, 9) else [kind, flags, *more]
            for kind, flags, *more in frames
        ]
    cut = rng.choice([1, 2, 5, 9, 10]) if trouble == "end" and frames and rng.random() < 0.5 else 0
    chunks = (
        [16384, 65535, 9999] if large else rng.choice([[1], [9], [7, 2], [50], [1000], [1000], [100000], [13, 100]])
    )
    path = rng.choice(["/", "/page", "/00", "/a%20b?c=d", "/" + "x" * 100])
    return [path, frames, cut, chunks if not large else [rng.choice(chunks)]]


def block(rng, status, ends, more=""):
    """HEADERS and CONTINUATIONs of a block of lines that `numbered` reads."""
    others = ["", "server x\n", "etag 1\n"] if status else ["digest x\n", "size 512\n"]
    text = f":status {status}\n" * bool(status) + (more or rng.choice(others))
    places = sorted(rng.sample(range(1, len(text)), rng.choice([0, 0, 0, 1, 2])))
    parts = [text[a:b].encode() for a, b in zip([0, *places], [*places, len(text)], strict=True)]
    kinds = [HEADERS] + [CONTINUATION] * len(places)
    frames = [[kind, 0, 1, part, 1] for kind, part in zip(kinds, parts, strict=True)]
    frames[0][1] |= int(ends)
    frames[-1][1] |= 4
    return frames


def noise(rng):
    other = [
        rng.choice([2, 10, 12, 16, 0x40, 255]),
        rng.choice([0, 1, 4, 5]),
        rng.choice([0, 1, 1]),
        rng.choice([b"", b"z", b"\0"]),
        5,
    ]
    goaway = [GOAWAY, 0, 0, rng.choice([b"\0\0\0\1", b"\0\0\0\3", b"\x7f\xff\xff\xff"]) + b"\0\0\0\0", 1]
    return rng.choice(
        [
            [SETTINGS, rng.choice([0, 1]), 0, b"", 0],
            [SETTINGS, 0, 0, b"\0\4\0\0\xff\xff", 1],
            [PING, rng.choice([0, 0, 1]), 0, rng.choice([b"p", b"\0"]), 8],
            [UPDATE, rng.choice([0, 1]), rng.choice([0, 1]), b"\0\0\0\1", 1],
            other,
            other,
            goaway,
        ]
    )


def behind(frames):
    """How many frames there are up to the end of the answer, or None."""
    ends = False
    for at, (kind, flags, *_) in enumerate(frames):
        ends = ends or (kind in (DATA, HEADERS) and flags & 1 == 1)
        if ends and (kind == DATA or (kind in (HEADERS, CONTINUATION) and flags & 4)):
            return at + 1
    return None


def allowed(case):
    path, frames, cut, chunks = case
    end = behind(frames)
    opened, status = False, 0
    for kind, flags, stream, part, times in frames[:end]:
        if opened != (kind == CONTINUATION) or flags & 0x28 * (kind < 2) or kind == PUSH or len(part) * times > 16384:
            return False
        if kind == HEADERS:
            text = b""
        if kind in (HEADERS, CONTINUATION):
            text += part * times
            opened = not flags & 4
            if not opened and text.startswith(b":status"):
                if status >= 200:
                    return False
                status = int(text.split()[1])
            elif not opened and status < 200:
                return False
        if kind == DATA and status < 200:
            return False
        if stream != (
            1 if kind in (DATA, HEADERS, CONTINUATION, RST) else 0 if kind in (SETTINGS, PING, GOAWAY) else stream
        ):
            return False
    later = all(kind not in (HEADERS, CONTINUATION) for kind, *_ in frames[end:] if end)
    return later and (not end or status >= 200) and len(path) < 127 and min(chunks) > 0 and cut >= 0


def play(answer, case):
    """The answer, what `decode` was handed, what was sent before each receive, and at last if nothing is behind."""
    path, frames, cut, chunks = case
    left = [header(frame) + frame[3] * frame[4] for frame in frames]
    left[-1:] = [left[-1][: len(left[-1]) - cut]] if left else []
    peer = {"out": b"", "new": b"", "read": b"", "calls": 0, 0: 65535, 1: 65535}
    seen, state, handed = [], [[], 4096], []

    def send(data):
        peer["new"] += data

    def refill():
        peer["read"] += peer["new"]
        size = int.from_bytes(peer["read"][:3], "big") + 9 if seen else 24
        while len(peer["read"]) >= max(size, 9):
            one, peer["read"] = peer["read"][:size], peer["read"][size:]
            if len(one) == 13 and one[3] == UPDATE and one[5:8] == bytes(3) and one[8] < 2:
                peer[one[8]] += int.from_bytes(one[9:], "big")
            size = int.from_bytes(peer["read"][:3], "big") + 9

    def receive():
        refill()
        if peer["new"]:
            seen.append([peer["calls"], peer["new"]])
        peer["new"] = b""
        peer["calls"] += 1
        if peer["calls"] > 3000:
            raise RuntimeError("endless")
        while left and (left[0][3:4] != b"\0" or len(left[0]) - 9 <= min(peer[0], peer[1])):
            if left[0][3:4] == b"\0":
                peer[0], peer[1] = peer[0] - len(left[0]) + 9, peer[1] - len(left[0]) + 9
            peer["out"] += left.pop(0)
        size = chunks[peer["calls"] % len(chunks)]
        data, peer["out"] = peer["out"][:size], peer["out"][size:]
        return data

    def numbered(block, entries, limit):
        if [list(entries), limit] != state or not block.endswith(b"\n"):
            raise ValueError("not the tables that were left, or not a whole block")
        handed.append(bytes(block))
        state[:] = [*state[0], ("n", str(limit))], limit - 1
        return [tuple(line.split(" ")) for line in block.decode().splitlines()], list(state[0]), state[1]

    try:
        got = answer["talk"](send, receive, numbered, path)
    except ConnectionError:
        return "ConnectionError", [peer["calls"], seen]
    last = peer["new"] if behind(frames) == len(frames) else None
    return summed(got), [peer["calls"], seen, last], handed


def header(frame):
    kind, flags, stream, part, times = frame
    return (len(part) * times).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big")


def summed(got):
    from zlib import crc32

    if isinstance(got, tuple) and len(got) == 2 and isinstance(got[1], (bytes, bytearray)) and len(got[1]) > 2000:
        return got[0], len(got[1]), crc32(got[1])
    return got


def kinds(case):
    _, frames, cut, _ = case
    end = behind(frames)
    until = frames[:end]
    forms = [frame[0] for frame in until]
    ended = [frame for frame in until if frame[0] in (DATA, HEADERS) and frame[1] & 1]
    zero = [frame[3][:4] == bytes(4) for frame in until if frame[0] == GOAWAY]
    begun = forms.index(HEADERS) if HEADERS in forms else len(forms)
    fields = b"".join(frame[3] for frame in until if frame[0] in (HEADERS, CONTINUATION))
    said = {
        "an answer with a body": DATA in forms,
        "an answer without a body": DATA not in forms,
        "flags that are unused": any(frame[0] in (DATA, HEADERS, CONTINUATION) and frame[1] & 0xD2 for frame in until),
        "a block in several frames": CONTINUATION in forms,
        "interim answers": any(frame[3].startswith(b":status 1") for frame in until),
        "fields behind the body": DATA in forms and ended != [] and ended[0][0] == HEADERS,
        "frames that want an answer": any(frame[0] in (SETTINGS, PING) and not frame[1] & 1 for frame in until[1:]),
        "a body larger than the windows": sum(frame[4] for frame in until if frame[0] == DATA) > 65535,
        "frames of other types": any(form == 2 or form > CONTINUATION for form in forms),
        "a GOAWAY that lets the answer come": False in zero,
        "an answer that says its length": b"content-length" in fields,
        "frames behind the end": end is not None and len(frames) > end,
        "a GOAWAY before the answer": True in zero,
        "a GOAWAY within the answer": any(frame[0] == GOAWAY and frame[3][:4] == bytes(4) for frame in until[begun:]),
        "a stream that is reset": RST in forms,
        "bytes that end too early": end is None or (cut > 0 and end == len(frames)),
    }
    return [kind for kind, so in said.items() if so]

"""decode_name(message, offset): recipes of messages. Parts are labels and an end: the root, a pointer, or neither."""

LABELS, POINTERS = "test_decode_name_labels", "test_decode_name_pointers"
LIMITS, REFUSES = "test_decode_name_limits", "test_decode_name_refuses"
KINDS = {
    "a name without pointers": (
        LABELS,
        "A byte from 0 to 63 is the length of a label, and 0 is the root, which ends the name.",
        "`name` is its labels with dots between them",
        "`after` is the offset of the first byte behind the name at the place where it stands",
        "Letters stay as they are.",
    ),
    "the root alone": (LABELS, '`"."` for the root alone'),
    "the last byte of the message is the name's": (LABELS, "read the name that begins at byte `offset` of `message`"),
    "a pointer": (POINTERS, "which ends the name where it stands."),
    "a pointer beyond byte 255": (POINTERS, "The last 14 of its 16 bits are the offset at which the name goes on"),
    "several pointers": (POINTERS, "perhaps to another pointer"),
    "thousands of pointers": (POINTERS, "a chain may be thousands long"),
    "a label of 62 or 63 bytes": (LIMITS, "A byte from 0 to 63 is the length of a label"),
    "a name of 253 to 255 bytes": (LIMITS, "for a name of more than 255 bytes when written without pointers"),
    "a name of more than 255 bytes": (LIMITS, "for a name of more than 255 bytes when written without pointers"),
    "a byte from 64 to 191 where a length should be": (LIMITS, "for a byte from 64 to 191 where a length should be"),
    "a pointer forward": (REFUSES, "A pointer must lead *back*"),
    "a pointer into the part that is being read": (
        REFUSES,
        "to a place before the one where the part that you are reading began",
        "the first part at `offset`, any other at a pointer's target",
        "So no name comes round to itself",
        "raises `ValueError`.",
    ),
    "a message that ends inside the name": (REFUSES, "when the message ends before the name does"),
}
RESERVE, DRAWS = 100, 2000
ASIDES = ("gives `(", "Labels are ASCII and hold no dots.")
LETTERS = b"abcxyzABCXYZ0189-_* "


def label(rng, length):
    return bytes(rng.choices(LETTERS, k=length))


def draw(rng):
    """(filler, parts, cut, offset): cut is how many bytes the message loses at its end; offset counts from it, or not.

    A part is (labels, end): "root", a target as (part, byte in it), a bent pointer, or a reserved byte and one more.
    """
    filler = rng.choice([0, 0, 0, 3, 12, rng.randrange(200), rng.randrange(200), 255, 256, 511, 8200, 16300, 16383])
    count = rng.choice([1, 1, 1, 2, 2, 3, 4, 7])
    way, parts = rng.random(), []
    some = [1, 2, 5, 11, 20]
    sizes = [[rng.choice(some) for _ in range(rng.choice([0, 1, 1, 2, 3]))] for _ in range(count)]
    if way < 0.3:
        total = rng.choice([253, 254, 255, 255, 256, 256, 257, 300]) - 1
        flat, least = [], rng.choice([20, 20, 20, 1])
        while (left := total - sum(flat) - len(flat)) > 1:
            size = min(rng.choice([63, 63, 62, rng.randrange(20, 64)]) if least > 1 else 1, left - 1)
            flat.append(size - 1 if left - 1 - size == 1 and size > 1 else size)
        cuts = sorted(rng.randrange(len(flat) + 1) for _ in range(count - 1))
        sizes = [flat[a:b] for a, b in zip([0, *cuts], [*cuts, len(flat)], strict=True)][::-1]
    for n, these in enumerate(sizes):
        labels = [label(rng, size) for size in these]
        end = (rng.choice([n - 1] * 5 + [rng.randrange(n)]), 0) if n else "root"
        if n and rng.random() < 0.15:
            before = sizes[end[0]]
            skip = rng.randrange(len(before) + 1)
            end = end[0], sum(before[:skip]) + skip
        parts.append((labels, end))
    if rng.random() < 0.3:
        at = rng.choice([count - 1, rng.randrange(count)])
        bent = rng.choice(["itself", "inside", "within", "forward", "behind", "reserved", "reserved", "own pointer"])
        filler = filler if bent != "reserved" else rng.choice([0, 0, filler])
        first = rng.choice([64, 64, 65, 127, 128, 128, 129, 191, rng.randrange(64, 192)])
        second = rng.choice([0, 0, 0, 97, 255, rng.randrange(100)])
        hiding = [b"\1z\0", *parts[at][0]] if bent == "within" else parts[at][0]
        parts[at] = (hiding, [first, second] if bent == "reserved" else bent)
    chain = rng.choice([0] * 30 + [1, 2, 40, 127, 128, 300, 1500, 1500, 5000])
    cut = rng.choice([0] * 18 + [1, 1, 2, 3, rng.randrange(1, 20)])
    behind = rng.choice([b"", b"", b"\0", b"\xff\xff", b"\3www\0", b"\xc0\0"])
    return filler, parts, chain, behind if not cut else b"", cut, rng.choice([0] * 30 + [1, 2, 5])


def built(case):
    """The message, where its last name begins, and the offset that is asked for."""
    filler, parts, chain, behind, cut, beyond = case
    message, starts = bytearray(b"?" * filler), []
    for n, (labels, end) in enumerate(parts):
        start = len(message)
        starts.append(start)
        message += b"".join(bytes([len(text)]) + text for text in labels)
        here = len(message)
        bent = {"itself": start, "inside": start + 1 + len(labels[0]) if labels else start, "own pointer": here}
        bent |= {"within": start + 1, "forward": here + 2, "behind": here + 2 + 3 * (n + 1 < len(parts))}
        if end == "root":
            message += b"\0"
        elif isinstance(end, list):
            message += bytes(end) + b"a" * (end[0] - 1) + b"\0"
        else:
            target = starts[end[0]] + end[1] if isinstance(end, tuple) else bent[end]
            message += pointer(target)
            message += b"\1f\0" if end == "forward" else b""
    last = starts[-1]
    for _ in range(chain if last < 200 else min(chain, 2)):
        here = len(message)
        message += pointer(last)
        last = here
    message = bytes(message[: len(message) - cut]) + behind
    return message, last, len(message) + beyond - 1 if beyond else last


def pointer(target):
    return (0xC000 | min(target, 0x3FFF)).to_bytes(2, "big")


def followed(case):
    """By the task's words: bytes of the name, its pointers, what is wrong if anything, the longest label, the end."""
    message, _, at = built(case)
    size, began, longest, targets = 0, at, 0, []
    while at < len(message):
        first = message[at]
        if 64 <= first < 192:
            return size, targets, "reserved", longest, at
        if first >= 192:
            if at + 1 >= len(message):
                return size, targets, "cut", longest, at
            target = first % 64 * 256 + message[at + 1]
            targets.append(target)
            if target >= began:
                return size, targets, "forward" if target > at else "into", longest, at
            at = began = target
            continue
        if at + first >= len(message):
            return size, targets, "cut", longest, at
        size, longest, at = size + 1 + first, max(longest, first), at + 1 + first
        if not first:
            return size, targets, "", longest, at
    return size, targets, "cut", longest, at


def allowed(case):
    """Labels on the way are ASCII and hold no dots, wherever a pointer leads."""
    message, _, at = built(case)
    began = at
    while at < len(message):
        first = message[at]
        if first >= 192 and at + 1 < len(message) and (target := first % 64 * 256 + message[at + 1]) < began:
            at = began = target
        elif 0 < first < 64:
            text = message[at + 1 : at + 1 + first]
            if not text.isascii() or b"." in text:
                return False
            at += 1 + first
        else:
            return True
    return True


def play(answer, case):
    message, _, offset = built(case)
    return answer["decode_name"](message, offset)


def kinds(case):
    size, targets, wrong, longest, at = followed(case)
    message, *_ = built(case)
    found = {
        "a name without pointers": not targets and not wrong,
        "the root alone": size == 1 and not wrong,
        "the last byte of the message is the name's": not wrong and not targets and at == len(message),
        "a pointer": len(targets) == 1,
        "a pointer beyond byte 255": any(target > 255 for target in targets),
        "several pointers": len(targets) > 1,
        "thousands of pointers": len(targets) > 1000,
        "a label of 62 or 63 bytes": longest > 61,
        "a name of 253 to 255 bytes": 253 <= size <= 255 and not wrong,
        "a name of more than 255 bytes": size > 255,
        "a byte from 64 to 191 where a length should be": wrong == "reserved",
        "a pointer forward": wrong == "forward",
        "a pointer into the part that is being read": wrong == "into",
        "a message that ends inside the name": wrong == "cut",
    }
    return [kind for kind, so in found.items() if so]

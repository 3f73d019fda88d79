"""unchunk(data): bodies in chunks with trailers and what follows; half of them with one thing changed."""

import re

LENGTHS, TRAILERS, REFUSES = "test_unchunk_lengths", "test_unchunk_trailers", "test_unchunk_refuses"
KINDS = {
    "no bytes at all in the body": (LENGTHS, "The last chunk has the length 0 (`0`, `000`), and no bytes of its own"),
    "one chunk": (LENGTHS, "A chunk is its length, CR LF, so many bytes, CR LF."),
    "several chunks": (LENGTHS, "a body that came in chunks, put together"),
    "a chunk of more than nine bytes": (LENGTHS, "The length is one or more hexadecimal digits"),
    "zeros in front of a length": (LENGTHS, "zeros in front allowed"),
    "letters in a length": (LENGTHS, "in capital or small letters"),
    "a chunk that holds CR LF": (LENGTHS, "so many bytes, CR LF"),
    "an extension": (LENGTHS, "Extensions are ignored."),
    "another message behind this one": (LENGTHS, "belongs to the next message and is left out"),
    "a trailer": (TRAILERS, "after its line come the trailers' lines, perhaps none, then the empty line"),
    "two trailers of one name": (TRAILERS, 'values of the same name joined with `", "`'),
    "a value with signs or blanks at its ends": (TRAILERS, "Trailers are fields by the rules of `parse_request`"),
    "a message that is cut off": (REFUSES, "Whatever is cut off or otherwise wrong raises ValueError."),
    "a sign, blank or other letter in or behind a length": (REFUSES, "Nothing else may stand behind a length."),
    "a length that is missing": (REFUSES, "The length is one or more hexadecimal digits"),
    "a length that is too small or too large": (REFUSES, "Whatever is cut off or otherwise wrong raises ValueError."),
    "CR, LF or NUL where none may stand": (REFUSES, "Lines end with CR LF; a CR, LF or NUL elsewhere in a line"),
    "a trailer that is no field": (REFUSES, "Trailers are fields by the rules of `parse_request`"),
}
ASIDES = (
    "a body that came in chunks, put together, and its trailers as a dict (RFC 9112 §7.1)",
    '`unchunk(b"3\\r\\nabc',
    "Each has a name here, as it must (§7.1.1)",
    "nothing is said of `;` alone",
    "names in small letters",
    "They begin with a semicolon",
)
RESERVE = 120
PIECES = [b"a", b"abc", b"\r\n", b"0\r\n\r\n", b"3\r\nabc\r\n", b"\0", b"\xff", b"g;h", b"0123456789", b"\n", b"x" * 17]
EXTENSIONS = [b";a", b";a=b", b" ; a = 1", b"\t;\ta", b';a="x;y"', b";a;b=2", b';a="\\"";b', b"  ;name=value"]
NAMES = [b"Digest", b"X-Sum", b"e~1", b"DIGEST", b"digest", b"x-sum", b"!#$%&'*+-.^_`|~09"]
VALUES = [b"7f", b"", b"a, b", b"a:b", b"caf\xe9", b"\x01", b"a \t b", b"\xa07f\x85", b"\x0b7f\x0c", b'"q"']
BAD_LENGTHS = [b"", b"g", b"-1", b"+1", b"0x1", b"1_0", b" 1", b"1 ", b"1\t", b"1.0", b"\xb2", b"1 a", b"1,"]
MARKED = [b"1;a\0", b"1;a\nb", b"1;a\rb", b"1\n", b"1\r"]
BAD_LENGTHS += [b"\t1", b"0 0", b"-0", b"0g", b"\xd9\xa3", b"+0", b"1:", b"F" * 17]
BAD_TRAILERS = [b"N : 1", b" N: 1", b"N", b": 1", b"N: 1\r\n 2", b"N: \0", b"N: 1\n2", b"N: 1\r2", b"N(: 1", b"N=1"]
BAD_TRAILERS += [b"N\xe4: 1"]
BAD_TRAILERS += [b"N: 1\r\n\t2", b"N\t: 1", b"\tN: 1", b"N M: 1", b"N;a", b"N\0: 1", b"N: 1\n", b"0", b" "]
BAD_TRAILERS += [b"N/: 1"]


def written(rng, size):
    text = rng.choice([b"%x", b"%x", b"%X", b"0%x", b"000%X"]) % size
    return text + (rng.choice(EXTENSIONS) if rng.random() < 0.2 else b"")


def draw(rng):
    sizes, parts = rng.choice([[0, 1, 2], [1, 2, 3], [3, 10]]), []
    for _ in range(rng.choice([0, 1, 1, 2, 3])):
        piece = b"".join(rng.choice(PIECES) for _ in range(rng.choice(sizes))) or b"a"
        piece = piece.ljust(rng.choice([0, 0, 9, 10, 16, 26, 256 if rng.random() < 0.2 else 11]), b"z")
        parts += [written(rng, len(piece)), b"\r\n", piece, b"\r\n"]
    lengths = range(0, len(parts) + 1, 4)
    parts += [rng.choice([b"0", b"0", b"00", b"0000", b"0" + rng.choice(EXTENSIONS)]), b"\r\n"]
    for _ in range(rng.choice([0, 0, 1, 2, 3])):
        blank, end = rng.choice([b"", b" ", b"\t "]), rng.choice([b"", b"", b" ", b" \t"])
        parts += [rng.choice(NAMES) + b":" + blank + rng.choice(VALUES) + end, b"\r\n"]
    parts.append(b"\r\n")
    way = rng.choice(["", "", "", "cut", "cut", "line end", "length", "length", "trailer", "size", "no end", "front"])
    at = rng.choice(lengths)
    if way == "length":
        size = 0 if at == lengths[-1] else len(parts[at + 2])
        parts[at] = rng.choice(rng.choice([BAD_LENGTHS, MARKED])).replace(b"1", b"%x" % size)
    elif way == "size" and len(lengths) > 1:
        parts[lengths[0]] = b"%x" % max(0, len(parts[2]) + rng.choice([-2, -1, 1, 2, 3]))
    elif way == "trailer":
        parts[-1:] = [rng.choice(BAD_TRAILERS), b"\r\n", b"\r\n"]
    elif way == "front":
        parts.insert(0, rng.choice([b"\r\n", b" ", b"\n"]))
    elif way == "no end":
        del parts[rng.randrange(len(parts))]
    elif way == "line end":
        ends = [n for n, part in enumerate(parts) if part == b"\r\n" and n % 4 != 2]
        parts[rng.choice(ends)] = rng.choice([b"\n", b"\r", b"", b"\n\r", b"\r\r\n", b"\r\n\r\n", b" \r\n", b"\0\r\n"])
    data = b"".join(parts) + rng.choice([b"", b"", b"GET / HTTP/1.1\r\n\r\n", b"3\r\nabc\r\n", b"\r\n"])
    return data[: rng.randrange(len(b"".join(parts)))] if way == "cut" else data


def allowed(case):
    """Extensions are as RFC 9112 §7.1.1 wants them, or hold a CR, LF or NUL."""
    word = rb'[ \t]*;[ \t]*[\w!#$%&\'*+.^`|~-]+([ \t]*=[ \t]*([\w!#$%&\'*+.^`|~-]+|"(?:[^"\\]|\\.)*"))?'
    while case:
        line, _, rest = case.partition(b"\r\n")
        digits, semicolon, _ = line.partition(b";")
        digits = digits.rstrip(b" \t") if semicolon else digits
        if re.search(rb"[\r\n\0]", line) or not re.fullmatch(rb"[0-9a-fA-F]+", digits):
            return True
        if not re.fullmatch(b"(" + word + b")*", line[len(digits) :]):
            return False
        size = int(digits, 16)
        case = rest[size + 2 :] if size else b""
    return True


def play(answer, case):
    body, trailers = answer["unchunk"](case)
    return body, sorted(trailers.items())


def walked(case):
    """Lengths and their lines up to the last chunk or the first thing that is no chunk, and what follows."""
    sizes, texts = [], []
    while found := re.match(rb"([0-9a-fA-F]+)([ \t]*;[^\r\n\0]*)?\r\n", case):
        size, case = int(found[1], 16), case[found.end() :]
        sizes.append(size)
        texts.append(found[0])
        if not size or case[size : size + 2] != b"\r\n":
            break
        case = case[size + 2 :]
    return sizes, texts, case


def kinds(case):
    sizes, texts, left = walked(case)
    whole = re.match(rb"((?:[^\s:(/\0\xe4=;]+:[^\r\n\0]*\r\n)*)\r\n(.*)", left, re.DOTALL)
    if sizes[-1:] == [0] and whole:
        lines = whole[1].split(b"\r\n")[:-1]
        names = {line.partition(b":")[0].lower() for line in lines}
        found = {
            "no bytes at all in the body": len(sizes) == 1,
            "one chunk": len(sizes) == 2,
            "several chunks": len(sizes) > 2,
            "a chunk of more than nine bytes": max(sizes) > 9,
            "zeros in front of a length": any(re.match(b"0[0-9a-fA-F]", text) for text in texts),
            "letters in a length": any(re.match(rb"[0-9]*[a-fA-F]", text) for text in texts),
            "a chunk that holds CR LF": case.count(b"\r\n") > 2 * len(sizes) + len(lines) + whole[2].count(b"\r\n"),
            "an extension": any(b";" in text for text in texts),
            "another message behind this one": whole[2] != b"",
            "a trailer": lines != [],
            "two trailers of one name": len(names) < len(lines),
            "a value with signs or blanks at its ends": any(re.search(rb":\s|[^!-~]$", line) for line in lines),
        }
        return [kind for kind, holds in found.items() if holds]
    if not left.strip(b"\r") or (sizes and sizes[-1] and len(left) < sizes[-1] + 2):
        return ["a message that is cut off"]
    if sizes and sizes[-1]:
        return ["a length that is too small or too large"]
    if re.search(rb"\r(?!\n)|(?<!\r)\n|\0", left.partition(b"\r\n\r\n")[0]):
        return ["CR, LF or NUL where none may stand"]
    if b"\r\n" not in left or (sizes and b"\r\n\r\n" not in left):
        return ["a message that is cut off"]
    if sizes[-1:] == [0]:
        return ["a trailer that is no field"]
    missing = left.startswith(b"\r\n")
    return ["a length that is missing" if missing else "a sign, blank or other letter in or behind a length"]

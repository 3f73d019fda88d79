"""parse_request(data): requests of few fields, and the same with one thing changed or cut off."""

import re

FIELDS, LINES, HOST, BODY = (f"test_parse_request_{part}" for part in ("fields", "lines", "host", "body"))
FIRST, FURTHER = "The first line matches `REQUEST_LINE`", "each further one of the head `FIELD`"
DIGITS, BOTH = "`Content-Length` is decimal digits and nothing else", "A request with both is refused."
KINDS = {
    "a request without a body": (FIELDS, "With neither the body is empty."),
    "methods and targets of any kind": (FIELDS, FIRST),
    "capital letters in a name": (FIELDS, "Give names of fields in small letters."),
    "a name that comes again": (FIELDS, 'its values are joined with `", "` in their order'),
    "blanks around a value, or none": (FIELDS, FURTHER),
    "an empty value": (FIELDS, FURTHER),
    "a value that is not plain ASCII": (FIELDS, "read as Latin-1"),
    "an empty line in front": (FIELDS, "In front of the request at most one empty line is skipped."),
    "a first line that is none": (LINES, FIRST, "Anything else raises ValueError."),
    "a line that is no field": (LINES, FURTHER, "from end to end"),
    "a line that ends otherwise": (LINES, "Lines end with CR LF"),
    "a head that is cut off": (LINES, "Anything else raises ValueError."),
    "more than an empty line in front": (LINES, "In front of the request at most one empty line is skipped."),
    "no Host, or two": (HOST, "There is exactly one Host field"),
    "a Host with what no host has": (HOST, "and its value matches `HOST`"),
    "an empty Host, or one with a port": (HOST, "it may be empty"),
    "a length": (BODY, "The body is that many bytes."),
    "bytes behind the body": (BODY, "What follows is another request, and left out."),
    "bytes, and nothing that says so": (BODY, "With neither the body is empty."),
    "a body that is cut off": (BODY, "If there are fewer, the request is cut off: refuse."),
    "a length that is no digits": (BODY, DIGITS),
    "two lengths": (BODY, "two such fields are refused"),
    "chunks": (BODY, "Then `body` is all that follows the head, still in chunks."),
    "another coding": (BODY, "is `chunked`, in capital or small letters; any other is refused"),
    "a length and chunks": (BODY, BOTH),
}
ASIDES = (
    '`parse_request(b"GET /a HTTP/1.1',
    "Some of this is stricter than the RFC.",
    "With both fields the chunks count",
    "a server may refuse it",
    "Two equal lengths may count as one",
    "and a line may end with LF alone",
)
RESERVE = 120
METHODS = [b"GET", b"GET", b"PUT", b"POST", b"get", b"M-SEARCH", b"!#$%&'*+-.^_`|~09az", b"X"]
TARGETS = [b"/a", b"/a", b"/", b"*", b"x.test:443", b"http://x.test/?q=1", b"/x?y=#z/~%20", b'/"<>[]{}\\^`|']
NAMES = [b"A", b"a", b"Accept", b"ACCEPT", b"Cookie", b"cookie", b"x.y_z~1", b"!#$%&'*+-.^_`|~09", b"Hosts", b"Length"]
VALUES = [b"1", b"2:3", b"", b"a, b", b"a \t b", b"caf\xe9", b"\x01", b"\x0b\x0c", b"\xa0v\xa0", b"\x85v\x85", b'"q";']
VALUES += [b"caf\xc3\xa9"]
BAD_FIRST = [b"GET  /a HTTP/1.1", b"GET /a  HTTP/1.1", b" GET /a HTTP/1.1", b"GET /a HTTP/1.1 ", b"GET /a b HTTP/1.1"]
BAD_FIRST += [
    b"GET /a",
    b"GET HTTP/1.1",
    b"GET\t/a HTTP/1.1",
    b"GET /a HTTP/1.0",
    b"GET /a HTTP/2.0",
    b"G@T /a HTTP/1.1",
]
BAD_FIRST += [b"GET /a http/1.1", b"GET /a HTTP/1.11", b"GET /a HTTP/1x1", b"GET /\xe9 HTTP/1.1", b"G\xc9T /a HTTP/1.1"]
BAD_FIRST += [b"GET /\x7f HTTP/1.1", b"GET /a\0 HTTP/1.1", b"GET /a HTTP/1.1\n", b"GET /a\x0b HTTP/1.1", b"A: 1"]
BAD_LINES = [b"A : 1", b"A\t: 1", b"A", b": 1", b" A: 1", b"\tA: 1", b" 1", b"\t1", b"A B: 1", b"A(: 1", b"A=1", b"A;1"]
BAD_LINES += [b"N\xe4: 1", b"A\0: 1", b"A: \0", b"A: 1\0", b"A: 1\n", b"A: 1\n2", b"A: 1\r2", b"A: \r1", b"A/: 1", b" "]
BAD_LINES += [b'"A": 1', b"A: 1\nB: 2", b"A: 1\rB: 2", b"\xa0A: 1", b"A\x0b: 1", b"A@b: 1", b"A,b: 1", b"A[0]: 1"]
ENDS = [b"\n", b"\r", b"\n\r", b"\r\r\n", b" ", b"\x85", b"\x0b", b"\x1e"]
BAD_HOSTS = [b"a b", b"a\tb", b"a/b", b"a?b", b"a#b", b"u@x.test", b"/", b"x.test/", b"@", b"x.test, y.test#"]
HOSTS = [b"", b"x.test:8080", b"[2001:db8::1]:80", b"192.0.2.1", b"X.Test", b"a,b", b"a;b", b"a\\b", b"caf\xe9.test"]
BAD_LENGTHS = [
    b"+2",
    b"-2",
    b"-0",
    b"2 2",
    b"0x2",
    b"2_0",
    b"1_0",
    b"2.0",
    b"",
    b"two",
    b"2, 2",
    b"2,",
    b"\xb2",
    b"2;",
    b"2\x0b",
]
BAD_LENGTHS += [b"\xa02", b"2e0", b"0b1", b"\xb9", b"2h", b"2\x85"]
BAD_CODINGS = [
    b"gzip",
    b"gzip, chunked",
    b"chunked, gzip",
    b"chunked, chunked",
    b"identity",
    b"",
    b"chunked;q=1",
    b"chunk",
]
BAD_CODINGS += [b"xchunked", b"chunkedx", b"chunked,", b"\x0bchunked", b"chunked\xa0", b'"chunked"', b"chun ked"]
BODIES = [
    b"",
    b"hi",
    b"hi!",
    b"\r\n",
    b"\r\n\r\n",
    b"0\r\n\r\n",
    b"2\r\nhi\r\n0\r\n\r\n",
    b"\0\xff\n",
    b"0123456789",
    b"x" * 300,
]


def field(rng, name, value):
    name = rng.choice([name, name, name.title(), name.upper(), name.lower()])
    before, behind = rng.choice([b" ", b" ", b"", b"\t ", b"  "]), rng.choice([b"", b"", b"", b" ", b" \t"])
    return name + b":" + before + value + behind


def lengths(rng, way, body):
    """Fields that say how long the body is, by what is wrong with them."""
    size = len(body)
    good = [rng.choice([b"%d", b"%d", b"0%d", b"000%d"]) % size]
    told = {
        "none": ([], []),
        "length": (good, []),
        "short": ([b"%d" % max(0, size - rng.choice([1, 2]))], []),
        "long": ([b"%d" % (size + rng.choice([1, 1, 2, 99]))], []),
        "digits": ([rng.choice(BAD_LENGTHS)], []),
        "twice": ([*good, rng.choice([*good, b"%d" % (size + 1), b"", b"0"])], []),
        "chunks": ([], [rng.choice([b"chunked", b"chunked", b"Chunked", b"CHUNKED"])]),
        "coding": ([], [rng.choice(BAD_CODINGS)]),
        "codings": ([], [b"chunked", rng.choice([b"chunked", b"gzip", b""])]),
        "both": ([rng.choice([*good, b"0", b"%d" % (size + 1)])], [rng.choice([b"chunked", b"Chunked", b"gzip"])]),
    }
    counts, codings = told[way]
    found = [field(rng, b"Content-Length", count) for count in counts]
    found += [field(rng, b"Transfer-Encoding", coding) for coding in codings]
    rng.shuffle(found)
    return found


def draw(rng):
    some = rng.random()
    ways = ["length", "short", "long", "digits", "twice", "chunks", "coding", "codings", "both"]
    wrong = (
        rng.choice(["first", "line", "line", "end", "cut", "front", "host", "host", "hosts", ""]) if some < 0.5 else ""
    )
    names = rng.sample(NAMES, rng.choice([1, 1, 2]))
    fields = [field(rng, rng.choice(names), rng.choice(VALUES)) for _ in range(rng.choice([0, 0, 1, 1, 2, 3]))]
    body = rng.choice(BODIES)
    said = lengths(rng, rng.choice(ways) if some > 0.5 else rng.choice(["none", "none", "length", "chunks"]), body)
    host = rng.choice([b"x.test", b"x.test", rng.choice(HOSTS)])
    hosts = {"hosts": rng.choice([[], [host, host], [host, b"y.test"], [host, b""]]), "host": [rng.choice(BAD_HOSTS)]}
    fields += [field(rng, b"Host", one) for one in hosts.get(wrong, [host])] + said
    fields += [rng.choice(BAD_LINES)] if wrong == "line" else []
    rng.shuffle(fields)
    first = rng.choice(METHODS) + b" " + rng.choice(TARGETS) + b" HTTP/1.1"
    lines = [rng.choice(BAD_FIRST) if wrong == "first" else first, *fields, b""]
    parts = [part for line in lines for part in (line, b"\r\n")]
    if wrong == "end":
        parts[rng.randrange(len(lines)) * 2 + 1] = rng.choice(ENDS)
        parts = [b"\n" if part == b"\r\n" else part for part in parts] if rng.random() < 0.3 else parts
    front = {"front": [b"\r\n\r\n", b"\n", b" ", b"\r", b"\r\n ", b" \r\n", b"\0"]}.get(wrong, [b""] * 6 + [b"\r\n"])
    data = rng.choice(front) + b"".join(parts)
    if wrong == "cut":
        return data[: rng.choice([rng.randrange(len(data)), len(data) - 1, len(data) - 2])]
    behind = rng.choice([b"", b"", b"GET /b HTTP/1.1\r\nHost: y.test\r\n\r\n", b"\r\n", b"!"])
    return data + (body + behind if said or rng.random() < 0.4 else b"")


def allowed(case):
    return type(case) is bytes and not re.search(rb"[0-9]{4000}", case)


def play(answer, case):
    found = answer["parse_request"](case)
    return sorted(found), found["method"], found["target"], sorted(found["headers"].items()), found["body"]


def values(lines, name):
    pairs = [line.partition(b":") for line in lines]
    return [value.strip(b" \t") for key, colon, value in pairs if colon and key.strip(b" \t").lower() == name]


def kinds(case):
    front = len(case) - len(case.lstrip(b"\r\n \0"))
    head, end, rest = case[2 if case.startswith(b"\r\n") else 0 :].partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    token = rb"[\w!#$%&'*+.^`|~-]+"
    if not end:
        loose = re.search(rb"[^\r]\n|\r[^\n]", case)
        return ["a line that ends otherwise" if loose else "a head that is cut off"]
    if front and not (front == 2 and case.startswith(b"\r\n")):
        return ["more than an empty line in front"]
    if not re.fullmatch(token + rb" [!-~]+ HTTP/1\.1", first):
        return ["a line that ends otherwise" if re.search(rb"[\r\n]", first) else "a first line that is none"]
    if bad := [line for line in lines if not re.fullmatch(token + rb":[^\r\n\0]*", line)]:
        return ["a line that ends otherwise" if re.search(rb"[\r\n]", bad[0]) else "a line that is no field"]
    hosts, sizes = values(lines, b"host"), values(lines, b"content-length")
    codings, names = values(lines, b"transfer-encoding"), [line.partition(b":")[0] for line in lines]
    told = [line.partition(b":")[2] for line in lines]
    digits = [int(size) for size in sizes if re.fullmatch(rb"[0-9]+", size)]
    plain = len(hosts) == 1
    found = {
        "a request without a body": not sizes and not codings,
        "methods and targets of any kind": not first.startswith(b"GET /a"),
        "capital letters in a name": any(name != name.lower() for name in names),
        "a name that comes again": len({name.lower() for name in names}) < len(names),
        "blanks around a value, or none": any(text[:1] != b" " or text[1:] != text.strip(b" \t") for text in told),
        "an empty value": any(not text.strip(b" \t") for text in told),
        "a value that is not plain ASCII": any(re.search(rb"[^ -~\t]", text) for text in told),
        "an empty line in front": front == 2,
        "no Host, or two": not plain,
        "a Host with what no host has": plain and re.search(rb"[ \t/?#@]", hosts[0]),
        "an empty Host, or one with a port": plain and (not hosts[0] or b":" in hosts[0]),
        "a length": digits != [],
        "bytes behind the body": len(digits) == 1 and len(rest) > digits[0],
        "bytes, and nothing that says so": not sizes and not codings and rest != b"",
        "a body that is cut off": len(digits) == 1 and len(rest) < digits[0],
        "a length that is no digits": len(digits) < len(sizes),
        "two lengths": len(sizes) > 1,
        "chunks": [coding.lower() for coding in codings] == [b"chunked"],
        "another coding": codings != [] and [coding.lower() for coding in codings] != [b"chunked"],
        "a length and chunks": sizes and codings,
    }
    return [kind for kind, holds in found.items() if holds]

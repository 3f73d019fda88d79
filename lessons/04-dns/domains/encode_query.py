"""encode_query(name, type, id): a name as its labels, at every limit, well and badly written; any type and id."""

import re

BYTES, LIMITS = "test_encode_query_bytes", "test_encode_query_limits"
KINDS = {
    "a name of several labels": (
        BYTES,
        "| name | its labels, each after one byte with its length; then the root, a label of length 0 |",
        "| question | the name; then two numbers, the type's from `TYPES` and the class, 1 |",
        "There is one question and nothing else, and no flag is set",
        "`0x0100` would ask for recursion, which name servers do not do.",
        "`type` is a key of `TYPES`",
    ),
    "an id of more than a byte": (BYTES, "Numbers have 16 bits, high byte first.", "`id` a number from 0 to 65535"),
    "capital letters": (BYTES, "Letters are sent as they are given."),
    "a final dot": (BYTES, "One final dot changes nothing"),
    "the root": (BYTES, '`"."` is the root alone'),
    "a label of 62 or 63 bytes": (LIMITS, "or longer than 63 bytes"),
    "a label of more than 63 bytes": (LIMITS, "or longer than 63 bytes"),
    "an empty label": (LIMITS, 'a label that is empty, as in `"a..b"`, `".a"` or `".."`'),
    "a name of 253 to 255 bytes": (LIMITS, "a name of more than 255 bytes as it is sent"),
    "a name of 256 or 257 bytes": (LIMITS, "length bytes and root included"),
}
ASIDES = (
    "the message that asks a name server for the records of one type at one name",
    "gives `b",
    "| part | what it consists of |",
    "| header | six numbers: the id; the flags; how many questions, answers, authority and additional records follow |",
    "Names are not empty, and hold letters, digits",
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_*"
TYPES = ["A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "HTTPS", "CAA"]
IDS = [0, 1, 255, 256, 257, 32767, 32768, 65534, 65535]


def draw(rng):
    letters = rng.choice([LETTERS, LETTERS, LETTERS + LETTERS.upper(), "xX", "*_-", "0123456789"])
    lengths = [rng.choice([1, 1, 2, 3, 4, 10, rng.randrange(1, 30)]) for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 6]))]
    way = rng.randrange(10)
    if way == 0:
        lengths[rng.randrange(len(lengths))] = rng.choice([62, 63, 63, 64, 64, 65, 127, 128, 192, 200])
    elif way < 4:
        size = rng.choice([253, 254, 255, 255, 255, 256, 256, 256, 257])
        most = rng.choice([63, 63, rng.randrange(20, 63), rng.choice([1, 2, 30])])
        lengths = []
        while (left := size - 1 - sum(lengths) - len(lengths)) > 0:
            lengths.append(min(most, left - 1) if left - 1 - most != 1 else most - 1)
        rng.shuffle(lengths)
    labels = ["".join(rng.choices(letters, k=length)) for length in lengths]
    labels = rng.choice([labels] * 19 + [["*", *labels]])
    if way in (4, 5):
        labels.insert(rng.choice([0, 0, len(labels), rng.randrange(len(labels) + 1)]), "")
    name = ".".join(labels) + rng.choice(["", "", "."])
    if rng.random() < 0.06:
        name = rng.choice([".", ".", ".", "..", "...", "a..", "a...", ".."])
    return name, rng.choice(TYPES), rng.choice([*IDS, *(rng.randrange(65536) for _ in range(9))])


def allowed(case):
    name, type, number = case
    return bool(re.fullmatch(r"[A-Za-z0-9_*.-]+", name)) and type in TYPES and 0 <= number <= 65535


def play(answer, case):
    return answer["encode_query"](*case)


def kinds(case):
    name, _, number = case
    labels = name.removesuffix(".").split(".") if name != "." else []
    longest, size = max(map(len, labels), default=0), sum(len(label) + 1 for label in labels) + 1
    found = {
        "a name of several labels": longest < 62 and len(labels) > 1,
        "an id of more than a byte": number > 255,
        "capital letters": name != name.lower(),
        "a final dot": len(name) > 1 and name.endswith("."),
        "the root": name == ".",
        "a label of 62 or 63 bytes": longest in (62, 63),
        "a label of more than 63 bytes": longest > 63,
        "an empty label": "" in labels,
        "a name of 253 to 255 bytes": 253 <= size <= 255,
        "a name of 256 or 257 bytes": 256 <= size <= 257,
    }
    return [kind for kind, so in found.items() if so] or ["a name of several labels"]

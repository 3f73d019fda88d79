"""decode(block, entries, limit): blocks written from few names and values, tables near their limits, cut blocks."""

from itertools import pairwise

from hpack.hpack import encode_integer
from hpack.huffman import HuffmanEncoder
from hpack.huffman_constants import REQUEST_CODES, REQUEST_CODES_LENGTH

FORMS, TABLE, REFUSES = "test_decode_forms", "test_decode_table", "test_decode_refuses"
KINDS = {
    "no field": (FORMS, '`fields` is a list of `(name, value)`, for `b""` an empty one.'),
    "fields of the static table": (
        FORMS,
        "an index: the field that stands there",
        "Indices from 1 on are the static table's",
    ),
    "fields that leave the table alone": (FORMS, "likewise a field, which leaves the table alone"),
    "names as strings": (FORMS, "the name follows as a string", "Values are strings, taken as they are."),
    "integers of several bytes": (FORMS, "The integer begins in the bits `x`."),
    "fields of the dynamic table": (TABLE, "62 is the newest entry"),
    "a field that enters the table": (
        TABLE,
        "a field that enters the table as its newest entry",
        "The list that is handed in stays as it is.",
        "both come as the block before has left them",
    ),
    "a name whose entry leaves": (TABLE, "a name's index, then a value: a field that enters the table"),
    "a new limit": (TABLE, "a new limit, no field; a block may begin with several"),
    "a table that is too large": (
        TABLE,
        "An entry takes 32 bytes more",
        "While together they take more than the limit, the oldest leaves",
    ),
    "an entry that is larger than the limit": (TABLE, "be it the new one itself"),
    "an entry behind one that was too large": (TABLE, "the oldest leaves, be it the new one itself"),
    "a new limit behind a field": (REFUSES, "or behind a field"),
    "a new limit above 4096": (REFUSES, "a new limit above 4096"),
    "an index where nothing stands": (REFUSES, "Raise `ValueError` for an index where nothing stands"),
    "a block that is cut": (REFUSES, "a block that ends too early"),
    "a field without its value behind another": (REFUSES, "a block that ends too early"),
}
ASIDES = (
    "unpack one block",
    '`decode(b"\\x40\\1a\\1b", [], 4096)` gives',
    "| first byte | what it begins |",
    "as `hpack_integer` and `hpack_string` do",
)
NAMES = ["a", "cookie", "x-long-name", ":path", ":status", "A", "", "caf\xe9"]
VALUES = ["", "b", "B", " b ", "c\t", "200", "/x", "\xfc\xff", "v" * 30, "w" * 61, "y" * 127, "z" * 300]
LIMITS = [4096, 0, 32, 33, 34, 67, 68, 100, 200, 4095]


def draw(rng):
    """What the block says, whether in Huffman's code, the table, its limit, how many bytes are cut off."""
    names, values = rng.sample(NAMES, 3), rng.sample(VALUES, rng.choice([1, 2, 4]))
    many, entries = rng.choice([0, 1, 2, 3, 3, 5, 5, 70, 125]), []
    few = ["a", ""] if many > 5 else None
    while len(entries) < many:
        entry = (rng.choice(few or names), rng.choice(few or values))
        if size([*entries, entry]) > 4096:
            break
        entries.append(entry)
    room = size([(rng.choice(names), rng.choice(values))]) * rng.choice([0, 1]) + rng.choice([-1, 0, 0, 1])
    limit = rng.choice([4096, min(4096, max(size(entries), rng.choice(LIMITS))), size(entries) + max(0, room)])
    limit = min(4096, limit)
    likely = rng.choice(
        [["indexed"], ["indexed", "add"], ["add"], ["indexed", "add", "plain", "never"], ["plain", "never"]]
    )
    said = [one(rng, rng.choice(likely), names, values, len(entries)) for _ in range(rng.choice([0, 1, 1, 2, 3, 4, 6]))]
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        exact = size(entries[: rng.randrange(len(entries) + 1)]) + rng.choice([-1, 0, 0])
        place = rng.choice([0, 0, 0, 0, 0, len(said), rng.randrange(len(said) + 1)])
        said.insert(place, ["limit", rng.choice([max(0, exact), *LIMITS, *[4097] * (rng.random() < 0.4)])])
    if entries and rng.random() < 0.08:
        said.insert(0, ["add", 61 + rng.choice([len(entries), len(entries), 1]), rng.choice(values)])
        limit = min(4096, size(entries) + rng.choice([0, 0, 1, 32]))
    if rng.random() < 0.04:
        entries, limit = [], rng.choice([34, 40, 62, 68])
        said = [["add", "a", "v" * 30], ["add", "a", rng.choice(["", "b"])]]
    if rng.random() < 0.06:  # three limits and more
        said = [["limit", rng.choice(LIMITS)] for _ in range(rng.choice([3, 3, 4, 5]))]
        said += [["add", "a", "b"], ["indexed", 62]][: rng.randrange(3)]
    if rng.random() < 0.06:  # a name that stands beside a value in the static table, and a value of its own
        form, index = rng.choice(["add", "plain", "never"]), rng.choice([2, 3, 4, 5, 8, 14, 16])
        said.append([form, index, rng.choice(["", "", "b"])])
    huffman, cut = rng.random() < 0.4, rng.choice([0] * 15 + [1, 2, 3])
    if rng.random() < 0.04 and said[-1:] and len(said[-1]) > 2:
        cut = len(string(said[-1][2], huffman))
    return [said, huffman, entries, limit, cut]


def one(rng, form, names, values, count):
    last = 61 + count
    index = rng.choice(
        [rng.randint(1, 61), 1, 14, 15, 16, 61, *[rng.randint(min(62, last), last), min(62, last), last] * 2]
    )
    if last > 126 and rng.random() < 0.6:
        index = rng.choice([126, 127, 128, last])  # what seven bits hold alone, and what they do not
    if rng.random() < 0.04:
        index = last + rng.choice([1, 1, 2, 9])
    if form == "indexed":
        return [form, index if rng.random() < 0.98 else 0]
    return [form, rng.choice([index, rng.choice(names), rng.choice(names)]), rng.choice(values)]


def size(entries):
    return sum(len(name) + len(value) + 32 for name, value in entries)


def allowed(case):
    said, _, entries, limit, cut = case
    numbers = [part[1] for part in said if not isinstance(part[1], str)]
    return size(entries) <= limit <= 4096 and cut >= 0 and all(0 <= number < 2**20 for number in numbers)


def coded(number, bits, first):
    data = encode_integer(number, bits)
    data[0] |= first
    return bytes(data)


def string(text, huffman):
    data = text.encode("latin-1")
    if huffman:
        data = HuffmanEncoder(REQUEST_CODES, REQUEST_CODES_LENGTH).encode(data)
    return coded(len(data), 7, 0x80 if huffman else 0) + data


def written(said, huffman):
    block = b""
    for form, number, *value in said:
        bits, first = {"indexed": (7, 0x80), "add": (6, 0x40), "limit": (5, 0x20), "plain": (4, 0), "never": (4, 0x10)}[
            form
        ]
        named = isinstance(number, str)
        block += coded(0 if named else number, bits, first) + (string(number, huffman) if named else b"")
        block += string(*value, huffman) if value else b""
    return block


def play(answer, case):
    said, huffman, entries, limit, cut = case
    block, given = written(said, huffman), list(entries)
    return answer["decode"](block[: len(block) - cut], given, limit), given == entries


def kinds(case):
    said, huffman, entries, limit, cut = case
    forms = [part[0] for part in said]
    numbers = [part[1] for part in said if part[0] != "limit" and not isinstance(part[1], str)]
    added = [size([(part[1] if isinstance(part[1], str) else "", part[2])]) for part in said if part[0] == "add"]
    lowest = min([limit, *(part[1] for part in said if part[0] == "limit")])
    first = said[0][1] - 61 if forms[:1] == ["add"] and numbers[:1] == said[0][1:2] else 0
    begun = forms.index("limit") if "limit" in forms else 0
    found = {
        "no field": not set(forms) - {"limit"},
        "fields of the static table": any(0 < number < 62 for number in numbers),
        "fields that leave the table alone": "plain" in forms or "never" in forms,
        "names as strings": any(isinstance(part[1], str) for part in said),
        "integers of several bytes": any(number > 126 for number in numbers),
        "fields of the dynamic table": any(number > 61 for number in numbers),
        "a field that enters the table": bool(added),
        "a name whose entry leaves": 0 < first <= len(entries)
        and size([*entries[:first], (entries[first - 1][0], said[0][2])]) > limit,
        "a new limit": "limit" in forms,
        "a table that is too large": size(entries) + sum(added) > lowest,
        "an entry that is larger than the limit": any(one > lowest for one in added),
        "an entry behind one that was too large": any(one > lowest >= other for one, other in pairwise(added)),
        "a new limit behind a field": any(form == "limit" for form in forms[begun + forms[begun:].count("limit") :]),
        "a new limit above 4096": any(part[0] == "limit" and part[1] > 4096 for part in said),
        "an index where nothing stands": any(number > 61 + len(entries) + len(added) for number in numbers)
        or ["indexed", 0] in said,
        "a block that is cut": cut > 0 and said != [],
        "a field without its value behind another": forms[-2:-1] not in ([], ["limit"])
        and len(said[-1]) > 2
        and cut == len(string(said[-1][2], huffman)),
    }
    return [kind for kind, so in found.items() if so]

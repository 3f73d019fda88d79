"""sni(client_hello): a recipe of a client's bytes, all its lengths true, its lists and extensions of any kind."""

from itertools import pairwise

LISTS, EXTENSIONS, RECORDS = "test_sni_lists", "test_sni_extensions", "test_sni_records"
KINDS = {
    "lists of any length": (
        LISTS,
        "| body | version (2), random (32), *1*: session id, *2*: cipher suites, *1*: compression, *2*: extensions |",
        "Give the host name as it was sent, in ASCII",
    ),
    "other versions": (LISTS, "Versions and all that you skip may be nonsense"),
    "extensions beside the server name": (
        EXTENSIONS,
        "Extensions and entries come in any order",
        "Skip types that you do not know",
        "| extension | type (2 bytes, 0 is server name), *2*: content |",
    ),
    "entries beside the host name": (
        EXTENSIONS,
        "| server name | *2*: entries, each of type (1 byte, 0 is host name) and *2*: name |",
    ),
    "no host name": (
        EXTENSIONS,
        "A body may end before the length of the extensions; a server name may have no content, or no entries",
        "or no host name is in it",
    ),
    "a message over several records": (RECORDS, "A message may be split over several records of type 22"),
    "more behind the message": (
        RECORDS,
        "It ends where its own length says: bytes behind it and records of other types do not count",
    ),
    "no ClientHello": (
        RECORDS,
        "the first record is not of type 22, the message is no ClientHello",
        "| record | type (1 byte, 22 is handshake), version (2), *2*: a piece of a message |",
        "| message | type (1 byte, 1 is ClientHello), *3*: body |",
    ),
}
ASIDES = (
    "Write `sni(client_hello) -> str | None`: the server name that a client asks for.",
    "is all that a client has sent so far: whole records, and the whole first message.",
    '`sni(hello)` gives `"www.shop.test"`',
    "In the table, *n* means a length in n bytes and then as much: the given `cut` reads it.",
    "| part | what it consists of | |---|---|",
    "Lengths are true in the tests.",
)
NAMES = [b"www.shop.test", b"a.test", b"WWW.Shop.test", b"x", b"xn--bcher-kva.shop.test", b"_x.test.", b"www_1.example"]
DECOY = b"\x00\x0d\x00\x00\x0adecoy.test"  # what a server name looks like
TYPES = [0x0A0A, 0x1A1A, 10, 13, 16, 0x0100, 0x00FF, 0xFF00, 43, 0xFE0D, 21, 1]
CONTENTS = [b"", b"\0", b"\0\0", b"\xff", DECOY, b"\0\x03\x02h2", b"\0\0\0\x0fdecoy.test", b"other.test", b"\0" * 300]
FILLS = [b"\0", b"\x16", b"\xff", b"\0\0\0\x0f" + DECOY, b"a.test"]
BEHIND = [b"\0", b"\0\x13\0\0\0\x0f" + DECOY, b"\x01\0\0\x02\3\3", b"\x10\0\0\x01a", b"\0\0\0\x0f" + DECOY]
OTHERS = [b"", b"\x14\3\3\0\1\1", b"\x17\3\3\0\2\x16\1", b"\x17\3\3\0\x0f" + DECOY, b"\x15\3\3\0\2\2\x28\x16\3\3\0\1\0"]


def draw(rng):
    hosts = [(0, rng.choice(NAMES))] * (rng.random() < 0.85)
    entries = [*hosts, *[(rng.choice([1, 7, 255]), b"other.test")] * (rng.random() < 0.25)]
    rng.shuffle(entries)
    server_name = rng.choice([entries] * 9 + [None])
    others = [(kind, rng.choice(CONTENTS)) for kind in rng.sample(TYPES, rng.choice([0, 0, 1, 2, 4]))]
    extensions = [*others, *[(0, server_name)] * (rng.random() < 0.9)]
    rng.shuffle(extensions)
    sizes = [rng.choice([0, 32, 32, 1, 31]), 2 * rng.choice([1, 3, 16, 127, 128, 200]), rng.choice([1, 1, 2, 3])]
    body = [rng.choice([b"\3\3"] * 3 + [b"\2\7", b"\3\4", b"\0\0"]), rng.choice(FILLS), sizes]
    body.append(extensions if rng.random() < 0.9 else None)
    types = rng.choice([(22, 1)] * 14 + [(20, 1), (23, 1), (21, 1), (22, 2), (22, 0), (22, 16)])
    cuts = rng.choice([[]] * 3 + [[1], [2, 4], [1, 2, 3, 40], [4], [rng.randrange(5, 60)], [50, 90, 120, 150]])
    behind = rng.choice([b""] * 3 + BEHIND)
    version = rng.choice([b"\3\1", b"\3\1", b"\3\3", b"\0\0"])
    return [types, version, body, cuts, behind, rng.choice([b"", b"", b"", *OTHERS])]


def allowed(case):
    _, version, (spoken, fill, sizes, extensions), cuts, *_ = case
    plain = len(version) == len(spoken) == 2 and fill and sizes[0] <= 32 and sizes[1] % 2 == 0 and sizes[2] > 0
    types = [kind for kind, _ in extensions or ()]
    names = [kind for number, held in extensions or () if number == 0 for kind, _ in held or ()]
    return bool(plain) and len(set(types)) == len(types) and len(set(names)) == len(names) and cuts == sorted(set(cuts))


def counted(size, data):
    return len(data).to_bytes(size, "big") + data


def content(held):
    if not isinstance(held, list):
        return held or b""
    return counted(2, b"".join(bytes([kind]) + counted(2, name) for kind, name in held))


def sent(case):
    (record, kind), version, (spoken, fill, sizes, extensions), cuts, behind, others = case
    session, suites, methods = ((fill * size)[:size] for size in sizes)
    body = spoken + (fill * 32)[:32] + counted(1, session) + counted(2, suites) + counted(1, methods)
    if extensions is not None:
        body += counted(2, b"".join(kind.to_bytes(2, "big") + counted(2, content(held)) for kind, held in extensions))
    message = bytes([kind]) + counted(3, body) + behind
    at = [0, *cuts, len(message)]
    pieces = [message[first:last] for first, last in pairwise(at) if first < last]
    return b"".join(bytes([record]) + version + counted(2, piece) for piece in pieces) + others


def play(answer, case):
    return answer["sni"](sent(case))


def kinds(case):
    (record, kind), version, (spoken, _, _, extensions), cuts, behind, others = case
    entries = next((held for number, held in extensions or () if number == 0), None) or []
    said = ["a message over several records"] * bool(cuts)
    said += ["more behind the message"] * bool(behind or others)
    said += ["no ClientHello"] * ((record, kind) != (22, 1))
    if not said:
        said += ["extensions beside the server name"] * (len(extensions or ()) > 1)
        said += ["entries beside the host name"] * (len(entries) > 1)
        said += ["no host name"] * (0 not in dict(entries))
    return said or ["other versions" if spoken != b"\3\3" or version == b"\0\0" else "lists of any length"]

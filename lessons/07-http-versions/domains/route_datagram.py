"""route_datagram(kind, src, cid, conns): few connections of both kinds, near each other in sources and ids."""

import copy

MOVED, SOURCES = "test_route_datagram_moved", "test_route_datagram_sources"
KINDS = {
    "a packet of TCP": (SOURCES, "A packet of TCP belongs to the connection with its source."),
    "a packet of QUIC without an id": (
        SOURCES,
        "Without an id, it belongs to the connection of QUIC with its source that has no ids.",
    ),
    "a source of two connections": (SOURCES, "that has no ids"),
    "a source whose text begins like another": (SOURCES, "the connection with its source"),
    "no connections": (SOURCES, "The result is the place of the connection in `conns`, counted from 0, or `None`."),
    "a packet of QUIC with an id": (
        MOVED,
        "A packet of QUIC with an id belongs to the connection that has this id",
        "`conns` stays as it is",
    ),
    "an id that is nearly another": (MOVED, "the connection that has this id"),
    "an id that nobody has": (MOVED, "or `None`"),
    "an id from a source of another connection": (
        MOVED,
        "wherever it comes from",
        "Connections of the other kind are counted, but never fit.",
    ),
}
ASIDES = (
    "which of a server's connections a packet belongs to",
    '`kind` is `"tcp"` or `"quic"`',
    "`conns` is a list of dicts",
    "`ids` is the list of the ids",
    "TCP has no ids",
    "With one connection `phone =",
    "At most one connection fits",
)
SOURCES_OF_ALL = [
    ("192.0.2.1", 5000),
    ("192.0.2.1", 500),
    ("192.0.2.1", 5001),
    ("192.0.2.11", 5000),
    ("192.0.2.2", 5000),
    ("2001:db8::1", 5000),
    ("2001:db8::11", 5000),
]
IDS = [b"\7", b"\7\7", b"\0", b"\0\0", b"12345678", b"12345679", b"\7\0", b"\0\7"]


def draw(rng):
    few = rng.choice([IDS, IDS, [b"\7", b"\0\7", b"\7\0"]])
    ids, conns, taken = rng.sample(few, len(few)), [], set()
    sources = rng.sample(SOURCES_OF_ALL, rng.choice([1, 2, 2, 4]))
    for _ in range(rng.choice([0, 1, 2, 2, 3, 4])):
        kind, src = rng.choice(["tcp", "quic", "quic"]), rng.choice(sources)
        own = [ids.pop() for _ in range(min(len(ids), rng.choice([0, 1, 1, 2])))] if kind == "quic" else []
        if (kind, src, not own) not in taken or own:
            taken.add((kind, src, not own))
            conns.append({"kind": kind, "src": src, "ids": own})
    known = [one for conn in conns for one in conn["ids"]]
    kind = rng.choice(["tcp", "quic", "quic", "quic"])
    near = [one for one in IDS if any(close(one, other) for other in known)][:2]
    cid = b"" if kind == "tcp" else rng.choice([b"", b"", rng.choice(IDS), *known, *near])
    return [kind, rng.choice([*sources * 2, rng.choice(SOURCES_OF_ALL)]), cid, conns]


def allowed(case):
    kind, _, cid, conns = case
    ids = [one for conn in conns for one in conn["ids"]]
    bare = [(conn["kind"], conn["src"]) for conn in conns if not conn["ids"]]
    plain = all(conn["kind"] == "quic" or conn["ids"] == [] for conn in conns) and b"" not in ids
    return plain and len(set(ids)) == len(ids) and len(set(bare)) == len(bare) and (kind == "quic" or cid == b"")


def play(answer, case):
    kind, src, cid, conns = copy.deepcopy(case)
    return answer["route_datagram"](kind, src, cid, conns), conns == case[3]


def alike(one, other):
    pairs = [sorted(map(str, pair)) for pair in zip(one, other, strict=True)]
    return all(longer.startswith(shorter) for shorter, longer in pairs)


def close(cid, other):
    equal = int.from_bytes(cid, "big") == int.from_bytes(other, "big")
    return cid != other and (equal or cid.startswith(other) or other.startswith(cid))


def kinds(case):
    kind, src, cid, conns = case
    if not conns:
        return ["no connections"]
    if not cid:
        same = [conn for conn in conns if conn["kind"] == kind and conn["src"] == src]
        near = [conn for conn in conns if conn["src"] != src and alike(conn["src"], src)]
        said = ["a packet of TCP" if kind == "tcp" else "a packet of QUIC without an id"]
        said += ["a source of two connections"] * (len(same) > 1)
        return said + ["a source whose text begins like another"] * bool(near)
    others = [conn for conn in conns if conn["src"] == src and cid not in conn["ids"]]
    said = ["a packet of QUIC with an id"]
    said += ["an id that is nearly another"] * any(close(cid, one) for conn in conns for one in conn["ids"])
    said += ["an id that nobody has"] * all(cid not in conn["ids"] for conn in conns)
    return said + ["an id from a source of another connection"] * bool(others)

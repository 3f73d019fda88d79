"""choose(needs): all sets of needs, those that single out a column more often."""

WHICH, OWN = "test_choose_transport", "test_choose_own"
LEAST, LEFTMOST = "take the one that leaves the fewest needs", "of equals the one furthest to the left"
KINDS = {
    "no needs": (WHICH, LEFTMOST),
    "a single need": (
        WHICH, '`"every byte"`: what is lost is sent again |', '`"order"`: messages are read as they were sent |',
        '`"pace"`: the sender slows down for the network |',
        '`"messages"`: what was sent as one piece is read as one |',
    ),
    "nothing is left to do, by several ways": (WHICH, LEFTMOST),
    "secrecy without many receivers": (WHICH, '`"secrecy"`: strangers cannot read it | left | yes | yes | left |'),
    "no waiting without many receivers": (WHICH, '`"no waiting"`: no message waits for bytes of another |'),
    "messages with order": (WHICH, LEAST),
    "messages without order": (WHICH, LEAST),
    "many receivers": (OWN, '`"many receivers"`: one packet for all of them |', 'A column with "never"'),
    "many receivers, and two needs or more that UDP leaves": (OWN, "and the `set` of those `needs` that are left"),
    "no waiting with order": (OWN, LEFTMOST, "`needs` itself stays as it is"),
    "five needs or more": (OWN, LEAST),
}  # fmt: skip
ASIDES = (
    "`needs` is a set of texts from the first column",
    "| need | TCP | QUIC, one stream | QUIC, a stream a message | UDP |",
    "no program can add that",
    '`choose({"no waiting", "secrecy"})` gives',
)
NEEDS = ("every byte", "order", "pace", "secrecy", "messages", "no waiting", "many receivers")
DRAWS = 1500


def draw(rng):
    rare = rng.choice((0.1, 0.5, 0.8))
    return [need for need in NEEDS if rng.random() < (rare if need == "many receivers" else 0.5)]


def allowed(case):
    return len(set(case)) == len(case) and set(case) <= set(NEEDS)


def play(answer, case):
    needs = set(case)
    transport, left = answer["choose"](needs)
    return transport, sorted(left) if isinstance(left, set | frozenset) else "no set", needs == set(case)


def kinds(case):
    needs = set(case)
    many = "many receivers" in needs
    found = {
        "no needs": not needs,
        "a single need": len(needs) == 1,
        "nothing is left to do, by several ways": needs and needs <= {"every byte", "pace", "order"},
        "secrecy without many receivers": "secrecy" in needs and not many,
        "no waiting without many receivers": "no waiting" in needs and not many,
        "messages with order": {"messages", "order"} <= needs,
        "messages without order": "messages" in needs and "order" not in needs,
        "many receivers": many,
        "many receivers, and two needs or more that UDP leaves": many and len(needs & {*NEEDS[:4]}) > 1,
        "no waiting with order": {"no waiting", "order"} <= needs,
        "five needs or more": len(needs) > 4,
    }
    return [kind for kind, holds in found.items() if holds]

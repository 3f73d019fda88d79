"""broken_part(spans): calls within calls, some failed, some unfinished, and messages below them."""

import copy

KINDS = {
    "nothing is wrong": ("test_broken_part_calls", "the name of the part that broke, or `None`"),
    "calls that failed and were finished": (
        "test_broken_part_calls",
        "and none of its children is of kind `\"server\"`",
    ),
    "a lost call": ("test_broken_part_calls", "A call is **lost** if its client span has an `error`, not `None`"),
    "a lost call that nothing is above": (
        "test_broken_part_calls", "A call is **lost** if its client span has an `error`, not `None`",
    ),
    "a call that nobody finished and that did not fail": (
        "test_broken_part_calls", "if its client span has an `error`, not `None`",
    ),
    "lost calls of different depth": ("test_broken_part_calls", "the one with the most spans above it"),
    "lost calls as deep": ("test_broken_part_calls", "it is the one that stands first in `spans`"),
    "a child before its parent": ("test_broken_part_calls", "Spans come in any order."),
    "a parent that is not in the list": ("test_broken_part_calls", "a parent may be missing in the list"),
    "messages taken once": ("test_broken_part_messages", "Otherwise it is `None`."),
    "consumers that are below no message": (
        "test_broken_part_messages",
        "a `\"producer\"` span has more than one child of kind `\"consumer\"`",
    ),
    "a message taken twice": (
        "test_broken_part_messages",
        "the result is the name of the consumer child that started first",
    ),
    "a lost call, and a message taken twice": ("test_broken_part_messages", "If there are none, and a"),
}
ASIDES = (
    "At most one message is taken more than once, at different times.",
    "The clocks of hosts differ, so a child may seem to begin before its parent.",
    "What you are given stays as it is.",
    "a child of kind `\"server\"` shows that this part finished the call",
    "Of the spans above, `broken_part(LOST)` gives `\"db\"`.",
)
KEYS = ("id", "parent", "name", "kind", "start", "end", "error")
PARTS = ["edge", "balancer", "api-a", "api-b", "db", "cache", "queue"]
ERRORS = [None, None, None, "refused", "broken off", "500", ""]


def draw(rng):
    ids, times = [str(number) for number in rng.sample(range(100, 999), 90)], rng.sample(range(400), 90)
    parts, errors = rng.choice([PARTS, PARTS[:3]]), rng.choice([ERRORS, ERRORS[:4], [None], ["500", "refused"]])
    rows = []

    def add(parent, name, kind, error):
        at = times[len(rows)]
        rows.append((ids[len(rows)], parent, name, kind, at, at + rng.choice([1, 20, 300]), error))
        return len(rows) - 1

    add(None, "click", rng.choice(["internal", "internal", "client"]), rng.choice([None, "failed"]))
    twice = rng.random() < 0.5
    for _ in range(rng.choice([0, 1, 2, 3, 4, 5, 7])):
        over = rng.choice([0, len(rows) - 1, rng.randrange(len(rows))])
        call = add(rows[over][0], rng.choice(parts), "client", rng.choice(errors))
        shape = rng.random()
        if shape < 0.55:
            add(rows[call][0], rng.choice([rows[call][2]] * 4 + parts), "server", rng.choice(errors))
        elif shape < 0.7:
            add(rows[call][0], rng.choice(["dns", "tcp"]), rng.choice(["internal", "client"]), rng.choice(errors))
        if rng.random() < 0.1:
            batch = add(rows[-1][0], "batch", rng.choice(["internal", "server"]), None)
            for _ in range(2):
                add(rows[batch][0], rng.choice(["w1", "w2"]), "consumer", None)
        if rng.random() < 0.3:
            message = add(rows[-1][0], rng.choice(["post", "queue"]), "producer", rng.choice([None, None, "full"]))
            for _ in range(rng.choice([2, 2, 3]) if twice else rng.choice([0, 1])):
                taken = add(rows[message][0], rng.choice(["w1", "w2", "w3"]), "consumer", rng.choice([None, "late"]))
            if rng.random() < 0.3:
                add(rows[message][0], "db", rng.choice(["server", "internal"]), None)
            if twice and rng.random() < 0.2:
                add(rows[taken][0], "w9", "consumer", None)
            twice = False
    if rng.random() < 0.4:
        above = [n for n, row in enumerate(rows) if any(row[0] == other[1] and other[6] for other in rows)]
        rows.pop(rng.choice(above) if above and rng.random() < 0.7 else rng.randrange(len(rows)))
    if rng.random() < 0.7:
        rng.shuffle(rows)
    return [rows]


def repeated(rows):
    messages = [row[0] for row in rows if row[3] == "producer"]
    found = [[row for row in rows if row[1] == own and row[3] == "consumer"] for own in messages]
    return [taken for taken in found if len(taken) > 1]


def allowed(case):
    rows = case[0]
    ids, parents = [row[0] for row in rows], {row[0]: row[1] for row in rows}
    whole = len(set(ids)) == len(ids)
    for own in ids:
        for _ in ids:
            own = parents.get(own)
        whole = whole and own is None
    apart = all(len({row[4] for row in taken}) == len(taken) for taken in repeated(rows))
    return whole and apart and len(repeated(rows)) <= 1 and all(row[4] <= row[5] for row in rows)


def play(answer, case):
    given = [dict(zip(KEYS, row, strict=True)) for row in case[0]]
    before = copy.deepcopy(given)
    return answer["broken_part"](given), given == before


def kinds(case):
    rows = case[0]
    parents, served = {row[0]: row[1] for row in rows}, {row[1] for row in rows if row[3] == "server"}

    def depth(own):
        return 1 + depth(parents[own]) if parents[own] in parents else 0

    calls = [row for row in rows if row[3] == "client"]
    lost = [row for row in calls if row[6] is not None and row[0] not in served]
    depths, ids = [depth(row[0]) for row in lost], [row[0] for row in rows]
    said = ["nothing is wrong"] * (not any(row[6] for row in rows))
    said += ["calls that failed and were finished"] * any(row[6] is not None and row[0] in served for row in calls)
    said += ["a lost call"] * (len(lost) == 1)
    said += ["a lost call that nothing is above"] * any(row[1] is None for row in lost)
    silent = any(row[6] is None and row[0] not in served for row in calls)
    said += ["a call that nobody finished and that did not fail"] * silent
    said += ["lost calls of different depth"] * (len(set(depths)) > 1)
    said += ["lost calls as deep"] * (depths.count(max(depths, default=0)) > 1)
    said += ["a child before its parent"] * any(row[0] in ids[: ids.index(row[1])] for row in rows if row[1] in ids)
    said += ["a parent that is not in the list"] * any(row[1] and row[1] not in ids for row in rows)
    said += ["messages taken once"] * (any(row[3] == "consumer" for row in rows) and not repeated(rows) and not lost)
    kinds_of = {row[0]: row[3] for row in rows}
    strays = [row for row in rows if row[3] == "consumer" and kinds_of.get(row[1]) != "producer"]
    said += ["consumers that are below no message"] * (bool(strays) and not lost)
    said += ["a message taken twice"] * (bool(repeated(rows)) and not lost)
    said += ["a lost call, and a message taken twice"] * (bool(repeated(rows)) and bool(lost))
    return [kind for kind in KINDS if kind in said] or ["a lost call"]

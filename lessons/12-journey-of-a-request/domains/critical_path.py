"""critical_path(spans): trees of spans on few moments, so that ends meet; some outlive parents."""

import copy

KINDS = {
    "a root alone": ("test_critical_path_steps", "the one span without parent, is on the path"),
    "children of children": (
        "test_critical_path_steps",
        "For each span on the path",
        "The result has each span before its children",
    ),
    "a pause between two children": ("test_critical_path_steps", "at that moment or before"),
    "a child that begins when another ends": (
        "test_critical_path_steps",
        "at that moment or before",
        "children of one span in the order of time",
        "until no child has ended by then",
    ),
    "spans of one name": ("test_critical_path_steps", "the names of the spans on the critical path"),
    "a child before its parent": ("test_critical_path_steps", "Spans come in any order."),
    "children that overlap": (
        "test_critical_path_together",
        "the one that ended last is on the path",
        "Go on from the start of this child in the same way",
    ),
    "a child that ends after its parent": ("test_critical_path_together", "go back from its end"),
    "children that end at the same moment": ("test_critical_path_together", "take the one that began first"),
    "children of the same start and end": ("test_critical_path_together", "the one that stands first in `spans`"),
}
ASIDES = (
    "No span has length 0, and none begins before its parent does.",
    "All times are of one clock.",
    "What you are given stays as it is.",
    "Of the spans above, `critical_path(POST)` gives",
)
KEYS = ("id", "parent", "name", "kind", "start", "end", "error")
NAMES = ["auth", "read", "write", "log", "dns", "post", "fan-out", "cache", "web"]


def draw(rng):
    names, ids = rng.choice([NAMES, NAMES, NAMES[:2]]), [str(number) for number in rng.sample(range(100, 999), 40)]
    begin, length, grid = rng.choice([0, 0, 30]), rng.choice([10, 100]), rng.choice([2, 4, 10])
    rows = [(ids[0], None, "click", rng.choice(["internal", "client"]), begin, begin + length, None)]
    for number in range(1, rng.choice([1, 2, 3, 4, 5, 7, 9, 12])):
        over = rows[rng.choice([0, 0, rng.randrange(len(rows)), len(rows) - 1])]
        size = max(1, (over[5] - over[4]) // grid)
        start = over[4] + size * rng.randrange(grid)
        end = start + size * rng.choice([1, 1, 2, 3, 4, grid])
        if rng.random() < 0.2 and rows[-1][1] == over[0]:
            start, end = rng.choice([(rows[-1][4], rows[-1][5]), (rows[-1][4], end), (rows[-1][5], rows[-1][5] + size)])
        end = max(end, start + 1)
        if rng.random() < 0.7 and start < over[5]:
            end = min(end, over[5])
        kind = rng.choice(["client", "client", "server", "producer", "internal"])
        rows.append((ids[number], over[0], rng.choice(names), kind, start, end, rng.choice([None, None, "refused"])))
    if rng.random() < 0.6:
        rng.shuffle(rows)
    return [rows]


def allowed(case):
    rows = case[0]
    starts = {row[0]: row[4] for row in rows}
    lasting = all(row[4] < row[5] for row in rows) and len(starts) == len(rows)
    nested = all(row[1] is None or starts.get(row[1], 10**9) <= row[4] for row in rows)
    return lasting and nested and sum(row[1] is None for row in rows) == 1 and rooted(rows)


def rooted(rows):
    parents = {row[0]: row[1] for row in rows}
    for own in parents:
        for _ in rows:
            own = parents.get(own)
        if own is not None:
            return False
    return True


def play(answer, case):
    given = [dict(zip(KEYS, row, strict=True)) for row in case[0]]
    before = copy.deepcopy(given)
    return answer["critical_path"](given), given == before


def kinds(case):
    rows = case[0]
    ids, by_id = [row[0] for row in rows], {row[0]: row for row in rows}
    pairs = [(a, b) for a in rows for b in rows if a is not b and a[1] is not None and a[1] == b[1]]
    said = ["a root alone"] * (len(rows) == 1)
    said += ["children of children"] * any(row[1] and by_id[row[1]][1] for row in rows)
    said += ["a pause between two children"] * any(a[5] < b[4] for a, b in pairs)
    said += ["a child that begins when another ends"] * any(a[5] == b[4] for a, b in pairs)
    said += ["spans of one name"] * (len({row[2] for row in rows}) < len(rows))
    said += ["a child before its parent"] * any(row[1] and ids.index(row[1]) > ids.index(row[0]) for row in rows)
    said += ["children that overlap"] * any(a[4] < b[5] and b[4] < a[5] for a, b in pairs)
    said += ["a child that ends after its parent"] * any(row[1] and row[5] > by_id[row[1]][5] for row in rows)
    said += ["children that end at the same moment"] * any(a[5] == b[5] and a[4] != b[4] for a, b in pairs)
    said += ["children of the same start and end"] * any(a[4:6] == b[4:6] for a, b in pairs)
    return [kind for kind in KINDS if kind in said] or ["children of children"]

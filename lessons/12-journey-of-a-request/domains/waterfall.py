"""waterfall(spans): one or two clicks, what else hangs below them and below their requests, in any order."""

import copy

KINDS = {
    "requests in the order of their start": (
        "test_waterfall_requests",
        "Requests stand in the order of their start",
        "A **request** is a client span whose parent is a click; `name` is its name.",
    ),
    "a request on a connection that was there": (
        "test_waterfall_phases",
        "`dns`, `connect` and `ssl` are −1",
        "The others are 0 then: HAR wants it so.",
    ),
    "a new connection": (
        "test_waterfall_phases",
        "`connect` lasts from the start of `tcp`",
        "`dns`, `send`, `wait` and `receive` last as long as their phases.",
        "`time` is the sum of `dns`, `connect`, `send`, `wait` and `receive`; a −1 adds nothing.",
    ),
    "a request before its click": ("test_waterfall_requests", "Spans come in any order"),
    "a phase of 0 ms": ("test_waterfall_phases", "For a phase that is not there"),
    "spans below a click that are no requests": ("test_waterfall_requests", "a client span whose parent is a click"),
    "phases that do not belong to a request": ("test_waterfall_phases", "whose parent is the request"),
    "client spans deeper in the trace": ("test_waterfall_requests", "whose parent is a click"),
    "a pause between tcp and tls": ("test_waterfall_phases", "to the end of `tls`", "`ssl` lasts as long as `tls`"),
    "a connection without TLS": ("test_waterfall_phases", "or of `tcp` where no `tls` is"),
    "requests with one start": ("test_waterfall_requests", "those with one start in the order of `spans`"),
    "two clicks": ("test_waterfall_requests", "A span without parent is a click."),
}
ASIDES = (
    "the requests of a browser with the timings of a HAR 1.2",
    "It has at most one of each, and `tls` only after `tcp`.",
    "all parents are among them",
    "Times are whole milliseconds.",
    "which stays as it is",
    "Of the spans above, `waterfall(COLD)` gives",
)
KEYS = ("id", "parent", "name", "kind", "start", "end", "error")
PHASES = ("dns", "tcp", "tls", "send", "wait", "receive")


def draw(rng):
    rows, ids = [], [str(number) for number in rng.sample(range(1, 999), 140)]

    def add(parent, name, kind, start, end):
        rows.append((ids[len(rows)], parent, name, kind, start, end, rng.choice([None, None, None, "503"])))
        return rows[-1][0]

    starts = [0, rng.choice([0, 5, 40])]
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        click = add(None, rng.choice(["click", "post"]), rng.choice(["internal", "client"]), 0, rng.choice([90, 200]))
        if rng.random() < 0.4:
            other = add(click, rng.choice(["render", "send", "fan-out"]), rng.choice(["internal", "producer"]), 3, 400)
            add(other, rng.choice(["get", "dns"]), "client", 4, 9)
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            ends = rng.choice([90, 170])
            fill(rng, add, add(click, rng.choice(["post", "get", "wait"]), "client", rng.choice(starts), ends))
    if rng.random() < 0.6:
        rng.shuffle(rows)
    return [rows]


def fill(rng, add, request):
    at, phases = rng.choice([0, 7]), rng.choice([PHASES, PHASES, PHASES[3:], PHASES[1:], ()])
    for name in phases:
        if rng.random() < 0.15 and (name != "tcp" or "tls" not in phases):
            continue
        at += rng.choice([0, 0, 0, 3])
        last = at + rng.choice([0, 1, 5, 20, 40])
        phase = add(request, name, rng.choice(["internal", "internal", "client"]), at, last)
        if rng.random() < 0.25:
            worker = add(phase, rng.choice(["edge", "wait"]), "server", at, rng.choice([last, last + 300]))
            add(worker, rng.choice(["dns", "tcp", "post"]), rng.choice(["client", "internal"]), at, last)
        at = last
    if rng.random() < 0.2:
        add(request, "blocked", "internal", 0, 2)


def spans(case):
    return [dict(zip(KEYS, row, strict=True)) for row in case[0]]


def allowed(case):
    rows = case[0]
    ids = [row[0] for row in rows]
    known = len(set(ids)) == len(ids) and all(row[1] is None or row[1] in ids for row in rows)
    for own in ids:
        names = [row[2] for row in rows if row[1] == own and row[2] in PHASES]
        known = known and len(set(names)) == len(names) and ("tls" not in names or "tcp" in names)
    ends = {(row[1], row[2]): row[5] for row in rows if row[2] == "tcp"}
    late = all(row[4] >= ends.get((row[1], "tcp"), 0) for row in rows if row[2] == "tls")
    return known and late and all(0 <= row[4] <= row[5] for row in rows)


def play(answer, case):
    given = spans(case)
    before = copy.deepcopy(given)
    return answer["waterfall"](given), given == before


def kinds(case):
    rows, said = case[0], ["requests in the order of their start"]
    clicks = [row[0] for row in rows if row[1] is None]
    requests = [row for row in rows if row[3] == "client" and row[1] in clicks]
    ids = [row[0] for row in rows]
    said += ["a request before its click"] * any(ids.index(row[0]) < ids.index(row[1]) for row in requests)
    said += ["spans below a click that are no requests"] * any(
        row[1] in clicks and row[3] != "client" for row in rows
    )
    deeper = any(row[3] == "client" and row[1] not in [None, *clicks] for row in rows)
    said += ["client spans deeper in the trace"] * deeper
    said += ["requests with one start"] * (len({row[4] for row in requests}) < len(requests))
    said += ["two clicks"] * (len(clicks) > 1)
    for request in requests:
        phases = {row[2]: row for row in rows if row[1] == request[0]}
        said += ["a request on a connection that was there"] * ("tcp" not in phases)
        said += ["a new connection"] * ("tls" in phases)
        said += ["a connection without TLS"] * ("tcp" in phases and "tls" not in phases)
        said += ["a pause between tcp and tls"] * ("tls" in phases and phases["tcp"][5] < phases["tls"][4])
        said += ["a phase of 0 ms"] * any(row[4] == row[5] for row in phases.values())
    taken = [row[0] for row in requests]
    said += ["phases that do not belong to a request"] * any(row[2] in PHASES and row[1] not in taken for row in rows)
    return [kind for kind in KINDS if kind in said]

"""Pool(size, queue): a few clients that take connections, give them back whole or broken, and mistake numbers."""

SIZE, QUEUE, BROKEN = "test_pool_size", "test_pool_queue", "test_pool_broken"
KINDS = {
    "room for everybody": (
        SIZE, "If none is idle and fewer than `size` are lent, it opens one and lends that.",
        "`acquire(who)",
        "Connections are numbered from 0 as they are opened.",
        "Otherwise the result is `None`, and a connection that works becomes idle.",
    ),
    "several idle connections": (SIZE, "of several the one that was released last"),
    "a number that was never lent, or is not lent now": (
        SIZE, "To release what is not lent raises `ValueError` and changes nothing."
    ),
    "all are lent, and there is no room to wait": (QUEUE, 'then the result is `"full"`'),
    "somebody waits": (
        QUEUE, "If all `size` are lent, `who` waits",
        "If somebody waits, `release` lends to the one who has waited longest: the connection that came back",
    ),
    "several wait": (QUEUE, "the one who has waited longest"),
    "a waiting name that waits twice": (QUEUE, "The same `who` may hold and wait for several connections."),
    "a broken connection": (
        BROKEN, "A connection that comes back with `ok` false is closed and never lent again. Its place is free.",
        "No number is used twice.",
    ),
    "a broken connection while somebody waits": (BROKEN, "if it was closed, a new one"),
}
ASIDES = (
    "which says who gets which connection",
    "It opens none itself: to a pool a connection is a number.",
    "`release(id, ok)",
    "With `pool = Pool(1, 1)`,",
    "`size` is 1 or more, `queue` 0 or more.",
)
NAMES = ["a", "b", "c", "d", "e", "f"]


def draw(rng):
    size, queue = rng.choice([1, 1, 2, 2, 3, 5]), rng.choice([0, 1, 1, 2, 3, 5])
    names, whole = rng.choice([NAMES, NAMES[:2], ["", "a"]]), rng.choice([1, 1, 0.7, 0.7, 0.3])
    taking, strays = rng.choice([0.5, 0.6, 0.8]), rng.choice([0, 0, 0, 0.15, 0.3])
    filled = rng.choice([0, 0, size, size + queue])
    events = [("acquire", rng.choice(names)) for _ in range(filled)]
    for _ in range(rng.randrange(1, 16)):
        if rng.random() < strays:
            events.append(("stray", rng.choice([0, 0, 1, 2, 3, size, -1]), rng.random() < 0.5))
        elif rng.random() < taking:
            events.append(("acquire", rng.choice(names)))
        else:
            events.append(("release", rng.randrange(6), rng.random() < whole))
    return {"size": size, "queue": queue, "events": events}


def allowed(case):
    known = all(
        (what == "acquire" and type(rest[0]) is str and len(rest) == 1)
        or (what in ("release", "stray") and type(rest[0]) is int and type(rest[1]) is bool)
        for what, *rest in case["events"]
    )
    return known and case["size"] >= 1 and case["queue"] >= 0


def play(answer, case):
    """What came of each event; the ``at``-th of those that are lent is released, a stray number if it is not lent."""
    pool, lent, came = answer["Pool"](case["size"], case["queue"]), [], []
    for what, *rest in case["events"]:
        if what == "acquire":
            got = pool.acquire(rest[0])
            if type(got) is int:
                lent.append(got)
        elif what == "release" and lent:
            got = pool.release(lent.pop(rest[0] % len(lent)), rest[1])
            if got is not None:
                lent.append(got[1])
        elif what == "stray" and rest[0] not in lent:
            try:
                got = pool.release(*rest)
            except ValueError:
                got = "ValueError"
        else:
            continue
        came.append(got)
    return came


def kinds(case):
    lent, idle, waiting, said = 0, 0, [], ["room for everybody"]
    for what, *rest in case["events"]:
        if what == "acquire" and lent < case["size"]:
            lent, idle = lent + 1, max(0, idle - 1)
        elif what == "acquire":
            there = len(waiting) < case["queue"]
            said += ["a waiting name that waits twice"] * (rest[0] in waiting and there)
            said += ["somebody waits" if there else "all are lent, and there is no room to wait"]
            waiting += rest * there
        elif what == "release" and lent:
            said += ["a broken connection"] * (not rest[1])
            said += ["a broken connection while somebody waits"] * (not rest[1] and waiting != [])
            lent, idle = (lent, idle) if waiting else (lent - 1, idle + rest[1])
            waiting = waiting[1:]
        elif what == "stray":
            said += ["a number that was never lent, or is not lent now"]
        said += ["several idle connections"] * (idle > 1) + ["several wait"] * (len(waiting) > 1)
    return [kind for kind in KINDS if kind in said]

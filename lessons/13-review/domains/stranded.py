"""stranded(share, detect, ttl, t): before, at, shortly after the change, at the end of a TTL and far behind it."""

CELL = "test_stranded_share"
KINDS = {
    "while copies end": (
        CELL,
        "At `detect`, the ages of their copies lie evenly between 0 and `ttl` seconds;",
        "Whoever fetches afterwards is sent elsewhere.",
        "the share of all clients that resolvers still send there at `t` seconds",
    ),
    "before the record changes": (CELL, "Until the record changes, whose copy ends fetches the same address again."),
    "at the moment of the change": (CELL, "At `detect` seconds you change the record."),
    "a whole TTL after the change, or later": (CELL, "each is used until it is `ttl` old"),
    "a change at once": (CELL, "`t` and `detect` are 0 or more, `ttl` is more than 0."),
}
ASIDES = (
    "A region fails at 0 s; resolvers had sent `share` of all clients there.",
    "Write `stranded(share, detect, ttl, t) -> float`:",
    "`stranded(0.5, 60, 86400, 43260)` gives `0.25`.",
)
DRAWS, RESERVE = 1500, 100


def draw(rng):
    ttl = rng.choice([1, 30, 60, 300, 3600, 86400, rng.randrange(1, 90000)])
    detect = rng.choice([0, 0, 1, 30, 60, 300, rng.randrange(0, 4000)])
    t = rng.choice([0, detect // 2, detect, detect + ttl, detect + ttl + 1, ttl, detect + rng.randrange(0, ttl + 1)])
    return [rng.choice([0, 0.25, 0.5, 1, rng.randrange(1, 100) / 100]), detect, ttl, t]


def allowed(case):
    share, detect, ttl, t = case
    return 0 <= share <= 1 and detect >= 0 and t >= 0 and ttl > 0


def play(answer, case):
    return round(answer["stranded"](*case), 6)


def kinds(case):
    _, detect, ttl, t = case
    if t < detect:
        said = ["before the record changes"]
    elif t == detect:
        said = ["at the moment of the change"]
    else:
        said = ["a whole TTL after the change, or later" if t >= detect + ttl else "while copies end"]
    return said + ["a change at once"] * (detect == 0)

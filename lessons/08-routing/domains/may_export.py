"""may_export(learned_from, to): all of the twelve pairs, those of one cell together."""

TO_ALL, TO_CUSTOMERS = "test_may_export_to_all", "test_may_export_to_customers"
KINDS = {
    "what a network or its customers announce": (
        TO_ALL,
        "a network tells everybody",
        "whether a network tells a neighbour of a route",
    ),
    "what comes from peers and providers": (
        TO_CUSTOMERS,
        "What it has from peers and providers it tells its customers only",
    ),
}
ASIDES = (
    "bring money",
    "`learned_from` is where the route comes from:",
    '`"customer"`, `"peer"`, `"provider"`, or `"own"` for a prefix that the network itself announces.',
    "`to` says what the neighbour is:",
    '`"customer"`, `"peer"` or `"provider"`.',
    '`may_export("peer", "customer")` gives `True`.',
)
DRAWS, RESERVE = 300, 20  # each case has all pairs of its cell
SOURCES, SIDES = ("own", "customer", "peer", "provider"), ("customer", "peer", "provider")


def draw(rng):
    """All pairs of one cell, in any order: there are too few of them to choose among."""
    pairs = [(source, to) for source in rng.choice([SOURCES[:2], SOURCES[2:]]) for to in SIDES]
    return rng.sample(pairs, len(pairs))


def allowed(case):
    known = all(source in SOURCES and to in SIDES for source, to in case)
    return known and len({source in ("own", "customer") for source, _ in case}) == 1


def play(answer, case):
    return [answer["may_export"](*pair) for pair in case]


def kinds(case):
    return [list(KINDS)[case[0][0] in ("peer", "provider")]]

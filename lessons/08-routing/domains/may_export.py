"""may_export(learned_from, to): each of the twelve pairs."""

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
SOURCES = ["own", "customer", "peer", "provider"]


def draw(rng):
    return [rng.choice(SOURCES), rng.choice(SOURCES[1:])]


def allowed(case):
    return case[0] in ("own", "customer", "peer", "provider") and case[1] in ("customer", "peer", "provider")


def play(answer, case):
    return answer["may_export"](*case)


def kinds(case):
    return [list(KINDS)[case[0] in ("peer", "provider")]]

"""next_tables(links, origins, tables): one round of up to seven networks, from any moment, ghosts included."""

import copy
from itertools import pairwise

NEWS, EXPORT, CHOICE = "test_next_tables_news", "test_next_tables_export", "test_next_tables_choice"
KINDS = {
    "a network that announces nothing": (NEWS, "who announces nothing need not be in it"),
    "a network that announces a prefix": (
        NEWS, "whatever others say",
        "What a network announces itself, it reaches by itself",
    ),
    "a network without neighbours": (NEWS, "even one without neighbours"),
    "a network that begins or stops to announce": (NEWS, "all networks send each other their"),
    "a prefix that nobody tells any more": (NEWS, "What nobody tells any more is gone"),
    "a path of several networks": (NEWS, "puts itself in front of the others"),
    "a path that comes back to a network": (NEWS, "It drops paths that hold its own number"),
    "a route from a peer or a provider": (EXPORT, "other routes only if the network is their customer"),
    "a route from a customer": (EXPORT, "of their customers all"),
    "a route of a neighbour's own": (EXPORT, "routes of their own (their path is only"),
    "offers from a customer, a peer or a provider": (
        CHOICE, "Of several, the one from a customer wins, then from a peer, then from a provider",
        "Nothing that was handed in is changed.",
    ),
    "offers of different lengths": (CHOICE, "then the shortest"),
    "offers that only the neighbour's number tells apart": (CHOICE, "the lowest number of the neighbour"),
}
# What the task sets out, and its example.
ASIDES = (
    "`links[a][b]` is what b is to a.",
    "`tables[a]` has a path, a tuple of AS numbers, for each prefix that a reaches: first a, then a",
)
OPPOSITE = {"customer": "provider", "provider": "customer", "peer": "peer"}


def draw(rng):
    numbers = rng.sample([1, 2, 3, 9, 10, 11, 64500, 64501, 4200000000], rng.choice([2, 3, 4, 5, 5, 6, 7]))
    links = {a: {} for a in numbers}
    for at, a in enumerate(numbers):
        for b in rng.sample(numbers[:at], min(at, rng.choice([0, 1, 1, 1, 2, 2, 3, 3]))):
            links[a][b] = rng.choice(["customer", "peer", "provider"])
            links[b][a] = OPPOSITE[links[a][b]]
    prefixes = ["p", "q"][: rng.choice([1, 1, 2])]
    origins = {a: [p for p in prefixes if rng.random() < 0.7] for a in rng.sample(numbers, rng.choice([0, 1, 1, 2]))}
    likely = rng.choice([0.3, 0.7, 1.0])
    tables = {a: {p: walk(rng, links, a) for p in prefixes if rng.random() < likely} for a in numbers}
    if len(numbers) > 3 and rng.random() < 0.25:
        return among_alike(rng, numbers)
    return [links, origins, tables]


def among_alike(rng, numbers):
    """The first network hears p from all others; it had it by any of them, and the others may be linked, too."""
    first, *others = numbers
    side = rng.choice(["customer", "customer", "peer", "provider"])
    links = {first: dict.fromkeys(others, side)} | {b: {first: OPPOSITE[side]} for b in others}
    tables = {b: {"p": (b,)} for b in others} | {first: {"p": (first, rng.choice(others))}}
    if rng.random() < 0.5:  # ghosts that lead through the first network, or around it
        one, two, *_ = others
        links[one][two], links[two][one] = rng.choice([("peer", "peer"), ("customer", "provider")])
        tables[one] = {"p": rng.choice([(one, two, first), (one, two)])}
        tables[first] = rng.choice([{}, {"p": (first, two)}])
        for b in rng.sample(others, rng.randrange(len(others))):
            tables[b] = tables[b] if b == one else {}
    return [{a: links[a] for a in numbers}, {}, {a: tables[a] for a in numbers}]


def walk(rng, links, a):
    path = [a]
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        onwards = [b for b in links[path[-1]] if b not in path]
        if onwards:
            path.append(rng.choice(onwards))
    return tuple(path)


def allowed(case):
    links, origins, tables = case
    fitting = all(links[b].get(a) == OPPOSITE[is_a] for a, sides in links.items() for b, is_a in sides.items())
    known = tables.keys() == links.keys() >= origins.keys()
    paths = [(a, path) for a, table in tables.items() for path in table.values()]
    walks = all(path[0] == a and len(set(path)) == len(path) for a, path in paths)
    return fitting and known and walks and all(y in links[x] for _, path in paths for x, y in pairwise(path))


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["next_tables"](*case), case == before


def kinds(case):
    links, origins, tables = case
    told = [(a, p, tables[b][p], b) for a, sides in links.items() for b in sides for p in tables[b]]
    own = {(a, p) for a, found in origins.items() for p in found}
    had = {(a, p): path for a, table in tables.items() for p, path in table.items()}
    offers = {}
    for a, p, path, b in told:
        if a not in path:
            offers.setdefault((a, p), []).append((links[a][b], len(path), b))
    said = ["a network that announces nothing"] * any(not origins.get(a) for a in links)
    said += ["a network that announces a prefix"] * bool(own)
    said += ["a network without neighbours"] * (not all(links.values()))
    said += ["a network that begins or stops to announce"] * ({at for at in had if len(had[at]) == 1} != own)
    said += ["a prefix that nobody tells any more"] * any(at not in offers for at in had)
    said += ["a path of several networks"] * any(len(path) > 1 for _, _, path, _ in told)
    said += ["a path that comes back to a network"] * any(a in path for a, _, path, _ in told)
    sources = {links[b][path[1]] if len(path) > 1 else "own" for _, _, path, b in told}
    said += ["a route from a peer or a provider"] * bool(sources & {"peer", "provider"})
    said += ["a route from a customer"] * ("customer" in sources)
    said += ["a route of a neighbour's own"] * ("own" in sources)
    return said + among(offers.values())


def among(offers):
    """What the offers of one prefix differ in."""
    several = [found for found in offers if len(found) > 1]
    sides = any(len({side for side, _, _ in found}) > 1 for found in several)
    lengths = any(len({one[:2] for one in found}) > len({side for side, _, _ in found}) for found in several)
    alike = any(len({one[:2] for one in found}) < len(found) for found in several)
    return [kind for kind, holds in zip(list(KINDS)[-3:], (sides, lengths, alike), strict=True) if holds]

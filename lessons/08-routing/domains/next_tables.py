"""next_tables(links, origins, tables): one round of up to seven networks, from any moment, so that ghosts are in it."""

import copy
from itertools import pairwise

KINDS = {
    "a network that announces a prefix": (
        "test_next_tables_news", "whatever others say",
        "What a network announces itself, it reaches by itself",
    ),
    "a prefix that nobody tells any more": ("test_next_tables_news", "What nobody tells any more is gone"),
    "a path that comes back to a network": ("test_next_tables_news", "It drops paths that hold its own number"),
    "a route from a peer or a provider": ("test_next_tables_export", "other routes only if it is their customer"),
    "a route from a customer": ("test_next_tables_export", "of their customers all"),
    "several offers of one prefix": (
        "test_next_tables_choice", "Of several, the one from a customer wins",
        "Nothing that was handed in is changed.",
    ),
}
# What the task sets out, and its example.
ASIDES = (
    "Write `next_tables(links, origins, tables) -> tables`: all networks send each other their",
    "`links[a][b]` is what b is to a.",
    "`origins[a]` is the list of what a announces itself; who announces nothing need not be in it.",
    "`tables[a]` has a path, a tuple of AS numbers, for each prefix that a reaches: first a, then a",
)
OPPOSITE = {"customer": "provider", "provider": "customer", "peer": "peer"}


def draw(rng):
    numbers = rng.sample([1, 2, 3, 9, 10, 11, 64500, 64501, 4200000000], rng.choice([2, 3, 4, 5, 5, 6, 7]))
    links = {a: {} for a in numbers}
    for at, a in enumerate(numbers):
        for b in rng.sample(numbers[:at], min(at, rng.choice([1, 1, 2, 3]))):
            links[a][b] = rng.choice(["customer", "peer", "provider"])
            links[b][a] = OPPOSITE[links[a][b]]
    prefixes = ["p", "q"][: rng.choice([1, 1, 2])]
    origins = {a: [p for p in prefixes if rng.random() < 0.7] for a in rng.sample(numbers, rng.choice([0, 1, 1, 2]))}
    likely = rng.choice([0.3, 0.7, 1.0])
    tables = {a: {p: walk(rng, links, a) for p in prefixes if rng.random() < likely} for a in numbers}
    return [links, origins, tables]


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
    told = [(a, p, tables[b][p], links[b]) for a, sides in links.items() for b in sides for p in tables[b]]
    had = [(a, p) for a, table in tables.items() for p in table]
    offers = [(a, p) for a, p, path, _ in told if a not in path]
    said = ["a network that announces a prefix"] * any(origins.values())
    said += ["a prefix that nobody tells any more"] * any(one not in offers for one in had)
    said += ["a path that comes back to a network"] * any(a in path for a, _, path, _ in told)
    sources = {sides[path[1]] for _, _, path, sides in told if len(path) > 1}
    said += ["a route from a peer or a provider"] * bool(sources & {"peer", "provider"})
    said += ["a route from a customer"] * ("customer" in sources)
    said += ["several offers of one prefix"] * (len(set(offers)) < len(offers))
    return said or ["a network that announces a prefix"]

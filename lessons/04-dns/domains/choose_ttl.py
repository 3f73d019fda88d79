"""choose_ttl(moved, within, detection, floor, resolvers, budget): promises that a TTL just keeps, or just does not."""

SHARE, FLOOR, BUDGET = "test_choose_ttl_share", "test_choose_ttl_floor", "test_choose_ttl_budget"
KINDS = {
    "all clients have to move": (SHARE, "the TTL, or their `floor` if that is"),
    "a part of the clients has to move": (
        SHARE,
        "at least `moved` percent of all clients no longer get the old",
        "moments spread evenly",
    ),
    "a percentage of which the time is a multiple": (SHARE, "at least `moved` percent of all clients no longer get"),
    "a long time": (SHARE, "the largest TTL in whole seconds"),
    "the time is over when the record is changed, or earlier": (
        SHARE,
        "after `detection` seconds the record is changed",
        "or `None` when no TTL does",
        "A TTL is at least 1.",
    ),
    "a floor below the TTL": (FLOOR, "or their `floor` if that is longer"),
    "a floor just as long as the TTL": (FLOOR, "or their `floor` if that is longer"),
    "a floor above the TTL": (FLOOR, "or their `floor` if that is longer"),
    "far fewer queries than the budget allows": (BUDGET, "your name server gets at most `budget` queries a second"),
    "as many queries as the budget allows": (BUDGET, "at most `budget` queries a second"),
    "a few queries too many": (BUDGET, "each asks again as soon as its copy ends"),
    "far too many queries": (BUDGET, "each asks again as soon as its copy ends"),
}
ASIDES = ("All arguments are whole numbers", "`moved` is 1 to 100", "gives `90`, and with 50 for")
MOST = 10_000_000


def draw(rng):
    moved = rng.choice([100, 100, 50, 99, 1, 7, 29, 33, 57, 58, *[rng.randrange(1, 101)] * 6])
    left = rng.choice([1, 2, moved, 2 * moved, rng.randrange(1, 300), rng.randrange(1, 100_000), 0, -1, -30])
    left = rng.choice([left] * 9 + [rng.randrange(MOST // 2)])
    detection = rng.choice([0, 0, 30, rng.randrange(600), rng.randrange(10_000)]) - min(left, 0)
    longest = max(1, left * 100 // moved)
    near = [longest - 1, longest, longest, longest + 1, longest + 2, left, left + detection, longest + detection]
    floor = rng.choice([0, 0, 0, rng.choice(near), rng.choice(near), rng.randrange(longest + 1), 2 * longest])
    budget = rng.choice([1, 1, 2, 50, rng.randrange(1, 1000)])
    brim = longest * budget
    brims = [brim - 1, brim, brim, brim + 1, brim + longest - 1, brim + longest // 2, brim + longest, brim // 2]
    resolvers = rng.choice([1, rng.choice(brims), rng.choice(brims), rng.randrange(1, 10_000), budget, 3 * brim])
    return moved, left + detection, detection, min(max(floor, 0), MOST), min(max(resolvers, 1), MOST), budget


def allowed(case):
    moved, within, detection, floor, resolvers, budget = case
    whole = all(type(given) is int and given <= 10_000_000 for given in case)
    return whole and 1 <= moved <= 100 and min(within, detection, floor) >= 0 and min(resolvers, budget) >= 1


def play(answer, case):
    return answer["choose_ttl"](*case)


def kinds(case):
    moved, within, detection, floor, resolvers, budget = case
    left = within - detection
    longest, brim = left * 100 // moved, left * 100 // moved * budget
    said = {
        "all clients have to move": moved == 100,
        "a part of the clients has to move": moved < 100,
        "a percentage of which the time is a multiple": moved < 100 and left > 0 and left % moved == 0,
        "a long time": left > 86_400,
        "the time is over when the record is changed, or earlier": left <= 0,
        "a floor below the TTL": 0 < floor < longest,
        "a floor just as long as the TTL": 0 < floor == longest,
        "a floor above the TTL": left > 0 and floor > longest,
        "far fewer queries than the budget allows": 0 < floor <= longest and 2 * resolvers < brim,
        "as many queries as the budget allows": left > 0 and resolvers == brim,
        "a few queries too many": left > 0 and brim < resolvers < brim + longest,
        "far too many queries": left > 0 and brim + longest <= resolvers,
    }
    return [kind for kind, so in said.items() if so]

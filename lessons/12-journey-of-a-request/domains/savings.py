"""savings(work, cut): up to nine pieces on small times, so that two ways are often equally long or nearly so."""

import copy

KINDS = {
    "one cut": (
        "test_savings_one",
        "The result is when all is done without `cut`, less when all is done with it.",
        "how many milliseconds earlier all is done if some pieces of the work take another time",
        "`cut[name]` is how many milliseconds it takes instead.",
    ),
    "nothing is cut": ("test_savings_one", "The result is when all is done without `cut`"),
    "no work": ("test_savings_one", "without any work that is at 0 ms"),
    "a piece that waits for several": (
        "test_savings_one",
        "A piece starts when all those that it waits for have ended",
    ),
    "a piece that stands before one it waits for": ("test_savings_one", "in any order"),
    "a chain of five pieces or more, the last of it first": ("test_savings_one", "in any order"),
    "pieces that nobody waits for": ("test_savings_one", "All is done when the last piece has ended"),
    "a cut to 0 ms": ("test_savings_one", "Times are whole numbers from 0."),
    "several cuts": (
        "test_savings_several",
        "if some pieces of the work take another time",
        "Pieces that do not wait for each other run at the same time.",
    ),
    "a piece that takes longer": ("test_savings_several", "It is negative if that is later."),
}
ASIDES = (
    "There are at most twelve pieces",
    "All names in `after` and `cut` are in `work`, and no piece waits for itself, not even through others.",
    "Both arguments stay as they are.",
    "`work[name]` is `(ms, after)`: how long a piece takes, and a tuple of those it waits for.",
    "With the work above, `savings(PAGE, {\"tcp\": 0})` gives `10`.",
)
NAMES = ["dns", "tcp", "tls", "config", "auth", "read", "write", "log", "answer", "cache", "queue", "edge"]


def draw(rng):
    names = rng.sample(NAMES, rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 9, 12]))
    times = rng.choice([[10, 20, 30, 40], [1, 2, 3, 5, 8, 13], [0, 10, 50, 100]])
    work, wide, chained = {}, rng.choice([1, 1, 2, 3]), rng.random() < 0.2
    for at, name in enumerate(names):
        after = names[at - 1 : at] if chained else rng.sample(names[:at], min(at, rng.choice([0, 1, 1, wide])))
        work[name] = (rng.choice(times), tuple(after))
    cut = {}
    for name in rng.sample(names, min(len(names), rng.choice([0, 1, 1, 2, 3, 4]))):
        ms = work[name][0]
        cut[name] = rng.choice([0, 0, ms // 2, ms // 2, max(0, ms - 1), ms, ms + rng.choice(times)])
    order = list(work)
    if rng.random() < 0.5:
        order = order[::-1] if chained else rng.sample(order, len(order))
    return [{name: work[name] for name in order}, cut]


def allowed(case):
    work, cut = case
    left = {name: set(after) for name, (_, after) in work.items()}
    known = all(after <= set(work) for after in left.values()) and set(cut) <= set(work)
    while free := [name for name, after in left.items() if not after]:
        left = {name: after - set(free) for name, after in left.items() if name not in free}
    times = [*cut.values(), *(ms for ms, _ in work.values())]
    return known and not left and len(work) <= 12 and all(ms >= 0 for ms in times)


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["savings"](*case), case == before


def longest(work):
    lengths = {}
    while len(lengths) < len(work):
        for name, (_, after) in work.items():
            if set(after) <= set(lengths):
                lengths[name] = 1 + max([lengths[one] for one in after], default=0)
    return max(lengths.values(), default=0)


def kinds(case):
    work, cut = case
    place, waited = list(work), {name for _, after in work.values() for name in after}
    said = ["one cut"] * (len(cut) == 1) + ["nothing is cut"] * (not cut) + ["no work"] * (not work)
    said += ["a piece that waits for several"] * any(len(after) > 1 for _, after in work.values())
    said += ["a piece that stands before one it waits for"] * any(
        place.index(name) < place.index(one) for name, (_, after) in work.items() for one in after
    )
    backwards = all(place.index(name) < place.index(one) for name, (_, after) in work.items() for one in after)
    said += ["a chain of five pieces or more, the last of it first"] * (backwards and longest(work) > 4)
    said += ["pieces that nobody waits for"] * (len(set(work) - waited) > 1)
    said += ["a cut to 0 ms"] * (0 in cut.values()) + ["several cuts"] * (len(cut) > 1)
    said += ["a piece that takes longer"] * any(ms > work[name][0] for name, ms in cut.items())
    return [kind for kind in KINDS if kind in said]

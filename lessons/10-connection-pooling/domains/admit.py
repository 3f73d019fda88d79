"""admit(waiting): storms in virtual time, with clients that back off, and queues that are asked about in turn.

The result goes by ``waiting`` alone, so a storm asks for each length once; that it does is what the questions see.
"""

from functools import cache
from itertools import chain, repeat

from course.lab import arrivals, storm

CALM, SPIKE = "test_admit_calm", "test_admit_spike"
KINDS = {
    "a calm": (
        CALM, "there are at most 110 attempts for 100 requests",
        "May one more join?",
        "all workers are busy, and `waiting` queries wait for them",
    ),
    "one queue after another": (
        CALM, "The result goes by `waiting` alone, whatever was asked before:",
        "`admit(0)` gives `True`, and so do `admit(1)` and `admit(2)`",
    ),
    "1000 or more that wait": (CALM, "where 1000 or more wait, it is `False`"),
    "a spike, and the calm behind it": (
        SPIKE, "at least as many of its requests are served as the workers can do in that time: 200 in a second",
        "Whoever joins is served within the deadline.",
        "Of the requests that come a second or more after the spike, at least 95 of 100 are served.",
    ),
}
ASIDES = ("The lab lets storms come over it:",)
DRAWS, RESERVE = 400, 30
LARGE = [1000, 1000, 1001, 1023, 1024, 1025, 2000, 4096, 10_000, 65_536, 10**6, 2**32, 2**64, 10**30]


def draw(rng):
    if (chance := rng.random()) < 0.4:
        return ("asked", questions(rng))
    rate, seed = rng.choice([130, rng.randrange(100, 131)]), rng.randrange(10**6)
    if chance < 0.5:
        return ("calm", seed, rate, 0, 0)
    return ("spike", seed, rate, rng.choice([900, rng.randrange(500, 901)]), rng.choice([300, 400, 500, 600, 600]))


def questions(rng):
    """Few lengths, some of them many times in a row: ``(waiting, times)``."""
    if (chance := rng.random()) < 0.2:
        return [(rng.choice([*LARGE, 0, 1, 2]), 1) for _ in range(rng.randrange(3, 9))]
    few, some, many = rng.randrange(2, 12), rng.randrange(2, 42), rng.randrange(36, 1000)
    if chance < 0.26:
        return [(rng.choice([some, many]), 120)]
    quiet = (rng.choice([0, 0, 1, 1, 2, few]), rng.choice([1, 12, 40, 100]))
    loud = (rng.choice([some, many, many, rng.choice(LARGE)]), rng.choice([1, 3, 12, 40]))
    again = (rng.choice([1, 2, few, few, few, some, some, some, many]), rng.choice([1, 1, 2]))
    first, second = rng.sample([quiet, loud], 2)
    return [first, again, second, again, (rng.choice([0, 1, 2]), 1), again]


def allowed(case):
    if case[0] == "asked":
        return len(case) == 2 and all(type(waiting) is int and waiting >= 0 and times > 0 for waiting, times in case[1])
    what, _, rate, spike, length = case
    calm = what == "calm" and spike == length == 0
    return 100 <= rate <= 130 and (calm or (what == "spike" and 500 <= spike <= 900 and 300 <= length <= 600))


def backs_off(attempt, ok, failed):
    return 50 * 2**attempt if attempt < 4 else None


def play(answer, case):
    """Of the attempts, or of what is served in the spike and behind it: that it is as promised, or how far from it."""
    if case[0] == "asked":
        return asked(answer["admit"], case[1])
    what, seed, rate, spike, length = case
    admit = cache(answer["admit"])
    if what == "calm":
        told = storm(arrivals([(1500, rate)], seed), admit, backs_off)
        asked_for, attempts = told.asked(), told.attempts()
        return "few" if 100 * attempts <= 110 * asked_for else ("attempts", 10 * attempts // asked_for)
    moments = arrivals([(400, rate), (length, spike), (1800, rate)], seed)
    told = storm(moments, admit, backs_off)
    end = 400 + length
    during, after, asked_for = told.served(400, end), told.served(end + 1000), told.asked(end + 1000)
    return (
        "enough" if 1000 * during >= 200 * length else ("in the spike", 20 * during // length),
        "in time" if not told.wasted else "some too late",
        "enough" if 100 * after >= 95 * asked_for else ("behind it", 10 * after // asked_for),
    )


def asked(admit, questions):
    """What it says of 0 to 2 and of a thousand; of all lengths whether it says the same each time."""
    said = [(waiting, admit(waiting)) for waiting in chain.from_iterable(repeat(*one) for one in questions)]
    first = dict(reversed(said))
    fixed = {(min(waiting, 1000), says) for waiting, says in said if waiting < 3 or waiting >= 1000}
    return sorted(fixed), all(says == first[waiting] for waiting, says in said)


def kinds(case):
    if case[0] != "asked":
        return ["a calm" if case[0] == "calm" else "a spike, and the calm behind it"]
    return ["one queue after another", *["1000 or more that wait"] * any(waiting >= 1000 for waiting, _ in case[1])]

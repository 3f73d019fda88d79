"""retry(attempt, ok, failed): a calm with lost answers, spikes and outages in virtual time, with a good admit; and what
it says of single attempts, one after the other.
"""

from course.lab import arrivals, storm

CALM, STORMS = "test_retry_calm", "test_retry_storms"
KINDS = {
    "a calm in which answers are lost": (
        CALM, "Of 100 requests at least 98 are served.",
        "each 25th answer is lost",
        "a request may be served up to 2 seconds after it came.",
    ),
    "one attempt after another": (
        CALM, "how many milliseconds (0 or more) until this client makes the next, or `None` if it gives up?",
        "`retry(1, 115, 5)` gives a number, whatever was asked before.",
    ),
    "attempts while nothing goes well": (
        CALM, "`retry(1, 0, 100)` gives `None`, as it does for every later attempt and for more than 100.",
    ),
    "a spike": (
        STORMS, "at most 135 attempts are made for each 100",
        "Of those that come a second or more after either, at least 95 of 100 are served.",
    ),
    "an outage": (
        STORMS,
        "in an outage of 1 to 2 seconds (20 to 140 a second), when everybody is refused, at most 135 attempts are made",
        "`ok` and `failed` say how many attempts of all clients ended well and badly in the last second",
    ),
    "an outage where few requests come": (STORMS, "20 to 140 a second", "at most 135 attempts are made for each 100"),
}
ASIDES = ("The database is the same, with a good `admit`.",)
DRAWS, RESERVE = 400, 15


def draw(rng):
    rate, seed = rng.choice([100, 140, rng.randrange(100, 141)]), rng.randrange(10**6)
    what = rng.choice([*["asked"] * 5, *["calm"] * 3, "spike", *["outage"] * 10])
    if what == "asked":
        return (what, attempts(rng))
    if what == "calm":
        return (what, seed, rate, 0, 0, 0)
    if what == "spike":
        return (what, seed, rate, rng.randrange(700, 901), rng.choice([400, 400, 500, 600]), 600)
    rate = rng.choice([20, 20, 20, 20, 30, 40, 60, 140, rng.randrange(20, 60), rng.randrange(20, 141)])
    length = rng.choice([1000, 1000, 1000, 1000, rng.randrange(1000, 2001)])
    return (what, seed, rate, 0, length, rng.choice([200, 600, 1000, 1000, 1000]))


def attempts(rng):
    """``(attempt, ok, failed, times)``: some while nothing goes well, some in a calm, some between."""
    if rng.random() < 0.1:
        return [(rng.choice([1, 1, 2]), 0, 100, 60)]
    found = []
    for _ in range(rng.randrange(2, 7)):
        attempt, times = rng.choice([1, 1, 2, 2, 3, 4, 5, 8, rng.randrange(1, 40)]), rng.choice([1, 1, 2, 4, 20])
        failing = (attempt, 0, rng.choice([100, 100, 101, 150, 300, 1000]), min(times, 4))
        between = (attempt, rng.choice([rng.randrange(200), 400, 1000]), rng.randrange(1, 200), times)
        calm = (rng.choice([1, 1, 1, 2, 3, 4]), rng.choice([115, 100, 140]), rng.choice([1, 4, 5]), times)
        found.append(rng.choice([failing, failing, between, calm, (1, 115, 5, times), (1, 115, 5, 20)]))
    return found


def allowed(case):
    if case[0] == "asked":
        return all(attempt > 0 and ok >= 0 and failed > 0 and times > 0 for attempt, ok, failed, times in case[1])
    what, _, rate, spike, length, before = case
    bounds = {"calm": (0, 0, 0, 0), "spike": (700, 900, 400, 600), "outage": (0, 0, 1000, 2000)}[what]
    least = 20 if what == "outage" else 100
    return before >= 0 and least <= rate <= 140 and bounds[0] <= spike <= bounds[1] and bounds[2] <= length <= bounds[3]


def good_admit(waiting):
    return waiting < 36


def way(retry, ok, failed):
    """How a rule goes on that breaks a promise: when it tries again first, and after how many attempts it gives up."""
    first, *again = (retry(1, ok, failed) for _ in range(6))
    drawn = any(wait != first for wait in again)
    when = "never" if first is None else "at any time" if drawn else "later" if first else "at once"
    return when, next((attempt for attempt in range(1, 6) if retry(attempt, ok, failed) is None), "late")


def play(answer, case):
    """Of what is served and of attempts: that they are as promised, or what the rule does instead."""
    what, waits = case[0], []

    def retry(*given):
        waits.append(answer["retry"](*given))
        return waits[-1]

    def sound():
        return all(wait is None or wait >= 0 for wait in waits)

    if what == "asked":
        return asked(retry, case[1]), sound()
    _, seed, rate, spike, length, begin = case
    if what == "calm":
        told = storm(arrivals([(2500, rate)], seed), good_admit, retry, lost_every=25)
        if 100 * told.served() >= 98 * told.asked():
            return "enough", sound()
        return "too few", way(retry, 115, 5), way(retry, 60, 60)
    end = begin + length
    moments = arrivals([(begin, rate), (length, spike or rate), (1600, rate)], seed)
    told = storm(moments, good_admit, retry, down=(begin, end) if what == "outage" else (0, 0))
    came, tried = told.asked(begin, end), told.attempts(begin, end)
    after, later = told.served(end + 1000), told.asked(end + 1000)
    return (
        "few" if 100 * tried <= 135 * came else ("too many", way(retry, 60, 60)),
        "enough" if 100 * after >= 95 * later else "too few",
        sound(),
    )


def asked(retry, attempts):
    """Whether it gives up while nothing goes well, and what it does in a calm: the rest is asked and not looked at."""
    gives_up = [
        (attempt, ok, failed, retry(attempt, ok, failed) is None)
        for attempt, ok, failed, times in attempts
        for _ in range(times)
    ]
    nothing = {none for _, ok, failed, none in gives_up if ok == 0 and failed >= 100}
    calm = {none for *given, none in gives_up if given == [1, 115, 5]}
    return sorted(nothing), sorted(calm)


def kinds(case):
    if case[0] != "asked":
        few = case[0] == "outage" and case[2] < 60
        named = {"calm": "a calm in which answers are lost", "spike": "a spike", "outage": "an outage"}
        return [named[case[0]], *["an outage where few requests come"] * few]
    nothing = any(ok == 0 and failed >= 100 for _, ok, failed, _ in case[1])
    return ["one attempt after another", *["attempts while nothing goes well"] * nothing]

"""retry(attempt, ok, failed): a calm with lost answers, spikes and outages in virtual time, with a good admit."""

from course.lab import arrivals, storm

CALM, STORMS = "test_retry_calm", "test_retry_storms"
KINDS = {
    "a calm in which answers are lost": (
        CALM, "Of 100 requests at least 98 are served.",
        "each 25th answer is lost",
        "how many milliseconds (0 or more) until this client makes the next, or `None` if it gives up?",
        "a request may be served up to 2 seconds after it came.",
    ),
    "a spike": (
        STORMS, "at most 150 attempts are made for each 100",
        "Of those that come a second or more after either, at least 95 of 100 are served.",
    ),
    "an outage": (
        STORMS,
        "in an outage of 1 to 2 seconds (20 to 140 a second), when everybody is refused, at most 150 attempts are made",
        "`ok` and `failed` say how many attempts of all clients ended well and badly in the last second",
    ),
}
ASIDES = (
    "`retry(1, 0, 100)` gives `None`",
    "The database is the same, with a good `admit`.",
)
DRAWS, RESERVE = 60, 4


def draw(rng):
    rate, seed = rng.choice([100, 140, rng.randrange(100, 141)]), rng.randrange(10**6)
    what = rng.choice(["calm", "calm", "spike", "outage"])
    if what == "calm":
        return (what, seed, rate, 0, 0)
    if what == "spike":
        return (what, seed, rate, rng.randrange(700, 901), rng.choice([400, 500, 600]))
    return (what, seed, rng.choice([rate, rng.randrange(20, 60)]), 0, rng.choice([1000, 1500, 2000]))


def allowed(case):
    what, _, rate, spike, length = case
    bounds = {"calm": (0, 0, 0, 0), "spike": (700, 900, 400, 600), "outage": (0, 0, 1000, 2000)}[what]
    least = 20 if what == "outage" else 100
    return least <= rate <= 140 and bounds[0] <= spike <= bounds[1] and bounds[2] <= length <= bounds[3]


def good_admit(waiting):
    return waiting < 36


def way(retry, ok, failed):
    """How a rule goes on that breaks a promise: when it tries again first, and after how many attempts it gives up."""
    first, *again = (retry(1, ok, failed) for _ in range(6))
    drawn = any(wait != first for wait in again)
    when = "never" if first is None else "at any time" if drawn else "later" if first else "at once"
    return when, next((attempt for attempt in range(1, 6) if retry(attempt, ok, failed) is None), "late")


def promised(retry):
    """Whether it gives no wait below 0, and what the task says of two examples each time."""
    shares = [(1000, 1), (115, 5), (60, 60), (1, 99)]
    waits = [retry(attempt, *share) for attempt in range(1, 7) for share in shares]
    examples = {(retry(1, 115, 5) is None, retry(1, 0, 100) is None) for _ in range(30)}
    return all(one is None or one >= 0 for one in waits), examples == {(False, True)}


def play(answer, case):
    """Of what is served and of attempts: that they are as promised, or what the rule does instead."""
    what, seed, rate, spike, length = case
    if what == "calm":
        told = storm(arrivals([(2500, rate)], seed), good_admit, answer["retry"], lost_every=25)
        if 100 * told.served() >= 98 * told.asked():
            return "enough", *promised(answer["retry"])
        return "too few", way(answer["retry"], 115, 5), way(answer["retry"], 60, 60)
    end = 600 + length
    moments = arrivals([(600, rate), (length, spike or rate), (1600, rate)], seed)
    told = storm(moments, good_admit, answer["retry"], down=(600, end) if what == "outage" else (0, 0))
    asked, attempts = told.asked(600, end), told.attempts(600, end)
    after, later = told.served(end + 1000), told.asked(end + 1000)
    return (
        "few" if 100 * attempts <= 150 * asked else ("too many", way(answer["retry"], 60, 60)),
        "enough" if 100 * after >= 95 * later else "too few",
    )


def kinds(case):
    return [{"calm": "a calm in which answers are lost", "spike": "a spike", "outage": "an outage"}[case[0]]]

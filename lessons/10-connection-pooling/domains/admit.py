"""admit(waiting): storms in virtual time, with clients that back off; what is served and tried is told in shares."""

from course.lab import arrivals, storm

CALM, SPIKE = "test_admit_calm", "test_admit_spike"
KINDS = {
    "a calm": (
        CALM, "there are at most 110 attempts for 100 requests",
        "May one more join?",
        "all workers are busy, and `waiting` queries wait for them",
    ),
    "a spike, and the calm behind it": (
        SPIKE, "at least as many of its requests are served as the workers can do in that time: 200 in a second",
        "Whoever joins is served within the deadline.",
        "Of the requests that come a second or more after the spike, at least 95 of 100 are served.",
    ),
}
ASIDES = ("`admit(0)` gives `True`", "The lab lets storms come over it:")
DRAWS, RESERVE = 60, 4


def draw(rng):
    rate, seed = rng.randrange(100, 141), rng.randrange(10**6)
    if rng.random() < 0.4:
        return ("calm", seed, rate, 0, 0)
    return ("spike", seed, rate, rng.choice([900, rng.randrange(500, 901)]), rng.choice([300, 400, 500, 600, 600]))


def allowed(case):
    what, _, rate, spike, length = case
    calm = what == "calm" and spike == length == 0
    return 100 <= rate <= 140 and (calm or (what == "spike" and 500 <= spike <= 900 and 300 <= length <= 600))


def backs_off(attempt, ok, failed):
    return 50 * 2**attempt if attempt < 4 else None


def play(answer, case):
    """Of the attempts, or of what is served in the spike and behind it: that it is as promised, or how far from it."""
    what, seed, rate, spike, length = case
    if what == "calm":
        told = storm(arrivals([(1500, rate)], seed), answer["admit"], backs_off)
        asked, attempts = told.asked(), told.attempts()
        return "few" if 100 * attempts <= 110 * asked else ("attempts", 10 * attempts // asked)
    moments = arrivals([(400, rate), (length, spike), (1800, rate)], seed)
    told = storm(moments, answer["admit"], backs_off)
    end = 400 + length
    during, after, asked = told.served(400, end), told.served(end + 1000), told.asked(end + 1000)
    return (
        "enough" if 1000 * during >= 200 * length else ("in the spike", 20 * during // length),
        "in time" if not told.wasted else "some too late",
        "enough" if 100 * after >= 95 * asked else ("behind it", 10 * after // asked),
    )


def kinds(case):
    return ["a calm" if case[0] == "calm" else "a spike, and the calm behind it"]

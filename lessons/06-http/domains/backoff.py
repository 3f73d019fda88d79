"""backoff(n, answer, spent, random): numbers in eighths, so that sums are exact, most of them near the budget."""

WAITS, BUDGET = "test_backoff_waits", "test_backoff_budget"
KINDS = {
    "a first repetition": (WAITS, "The wait is `random()` seconds before the first repetition"),
    "a second or third repetition": (WAITS, "`2 * random()` before the second, `4 * random()` before the third"),
    "a later repetition": (WAITS, "and twice as much before each further one"),
    "an answer without retry-after": (WAITS, "If the answer has a `retry-after`,"),
    "a retry-after": (WAITS, "the wait is that much longer"),
    "a retry-after beside another status than 503": (WAITS, "whatever its status"),
    "a chance of nothing": (WAITS, "`random()` gives a number from 0 to 1: call it once each time"),
    "more waiting than the budget allows": (BUDGET, "it is not begun: stop"),
    "more asked for than the budget allows": (BUDGET, "call it once each time, whatever comes of it"),
    "a wait that would end about when the budget does": (BUDGET, "would end more than 10 seconds after the first send"),
}
ASIDES = (
    "how long to wait before repetition `n`",
    "`answer` is the last answer",
    "`spent` is the time since the first send began, in seconds.",
    "It is always digits here, a number of seconds.",
    "If `random` gives 0.5",
    'With the answer `{"status": 503',
)


def draw(rng):
    n, chance = rng.choice([1, 1, 2, 2, 3, 3, 4, 5]), rng.choice([0, 0.125, 0.25, 0.5, 0.875, 1])
    after = rng.choice([None, "0", "1", "2", "3", "007", "8", "9", "10", "11", "60", "86400"])
    headers = {} if after is None else {"retry-after": after}
    answer = rng.choice([None, {"status": rng.choice([429, 502, 503, 503, 504]), "headers": headers}])
    left = 10 - 2 ** (n - 1) * chance - (int(after or 0) if answer else 0)
    spent = rng.choice([0, 0.5, 1.5, 8.75, 10, 12.125, *[left + rng.choice([-0.125, 0, 0, 0.125, -0.5])] * 5])
    return n, answer, max(0, spent), chance


def allowed(case):
    n, answer, spent, chance = case
    after = (answer or {"headers": {}})["headers"].get("retry-after", "0")
    eighths = all(8 * number == int(8 * number) for number in (spent, chance))
    return n >= 1 and spent >= 0 and 0 <= chance <= 1 and eighths and after.isascii() and after.isdigit()


def play(answer, case):
    n, given, spent, chance = case
    drawn = []

    def random():
        drawn.append(chance)
        return chance

    return answer["backoff"](n, given, spent, random), len(drawn)


def kinds(case):
    n, answer, spent, chance = case
    after = answer and answer["headers"].get("retry-after")
    end = spent + 2 ** (n - 1) * chance + int(after or 0)
    said = {
        "a first repetition": n == 1,
        "a second or third repetition": n in (2, 3),
        "a later repetition": n > 3,
        "an answer without retry-after": answer is not None and after is None,
        "a retry-after": after is not None,
        "a retry-after beside another status than 503": after is not None and answer["status"] != 503,
        "a chance of nothing": chance == 0,
        "more waiting than the budget allows": end > 10,
        "more asked for than the budget allows": spent + int(after or 0) > 10,
        "a wait that would end about when the budget does": abs(end - 10) <= 0.5,
    }
    return [kind for kind, so in said.items() if so]

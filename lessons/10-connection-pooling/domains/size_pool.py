"""size_pool(rate, mean_ms, busy_percent): whole numbers, small and huge, often just at a whole connection."""

KINDS = {
    "a number to round up": (
        "test_size_pool_rounded", "the smallest number of connections that are busy for at most `busy_percent`",
        "`rate` requests arrive in a second, and each holds a connection for `mean_ms` on average",
    ),
    "busy for exactly that share": (
        "test_size_pool_exact", "If the connections are busy for exactly `busy_percent`",
        "`size_pool(70, 10, 70)` is 1, though floats make it 2.",
    ),
    "numbers too large for floats": ("test_size_pool_exact", "The result is exact, however large the numbers"),
}
ASIDES = (
    "`size_pool(200, 20, 80)` gives `5`",
    "All three are whole numbers from 1 on, and `busy_percent` is 100 at most.",
)


def draw(rng):
    busy = rng.choice([100, 80, 80, 70, 50, 99, 1, rng.randrange(1, 101)])
    mean = rng.choice([1, 7, 10, 20, 100, 1000, 5000, rng.randrange(1, 3000)])
    rate = rng.choice([1, 70, 200, 1000, rng.randrange(1, 5000), 10 ** rng.randrange(12, 30) + rng.randrange(1000)])
    if rng.random() < 0.5:
        rate = 10 * busy * rng.choice([1, 2, 7, 10**17]) + rng.choice([-1, 0, 0, 1])
        rate, mean = (rate, mean) if rng.random() < 0.5 else (max(1, rate // mean), mean)
    return (max(1, rate), mean, busy)


def allowed(case):
    return len(case) == 3 and all(type(one) is int and one >= 1 for one in case) and case[2] <= 100


def play(answer, case):
    return answer["size_pool"](*case)


def kinds(case):
    rate, mean, busy = case
    said = {
        "a number to round up": True,
        "busy for exactly that share": rate * mean % (10 * busy) == 0,
        "numbers too large for floats": rate * mean > 2**53,
    }
    return [kind for kind, so in said.items() if so]

"""useful_queue(workers, mean_ms, deadline_ms): deadlines around whole rounds, too short ones, huge numbers."""

KINDS = {
    "time for several rounds": (
        "test_useful_queue_rounds", "At this moment each of the `workers` begins a request",
        "Every request takes exactly `mean_ms`, and whoever is free takes the next from the queue.",
        "A request that waits must be finished no later than `deadline_ms` from now, its own `mean_ms` included.",
    ),
    "a deadline within a round": ("test_useful_queue_rounds", "so that all of them are served in time"),
    "a deadline at the end of a round": (
        "test_useful_queue_rounds", "Finished after exactly `deadline_ms` is in time.",
    ),
    "numbers too large for floats": ("test_useful_queue_rounds", "All three are whole numbers from 1 on, of any size."),
    "no time for any that waits": ("test_useful_queue_short", "If not even one that waits would be, the result is 0."),
}
ASIDES = ("`useful_queue(4, 20, 500)` gives",)


def draw(rng):
    workers = rng.choice([1, 2, 4, 4, 7, 50, 10**20 + 1, rng.randrange(1, 200)])
    mean = rng.choice([1, 2, 20, 20, 33, 1000, 10**18 + 1, 3 * 10**30, rng.randrange(1, 500)])
    rounds = rng.choice([0, 0, 1, 1, 2, 2, 3, 25, 10**4, 10**30 + 1, rng.randrange(60)])
    beside = rng.choice([0, 0, 0, -1, 1, mean // 2, rng.randrange(mean)])
    return (workers, mean, max(1, rounds * mean + beside))


def allowed(case):
    return len(case) == 3 and all(type(one) is int and one >= 1 for one in case)


def play(answer, case):
    return answer["useful_queue"](*case)


def kinds(case):
    _, mean, deadline = case
    said = {
        "time for several rounds": deadline >= 2 * mean,
        "a deadline within a round": deadline % mean > 0,
        "numbers too large for floats": max(case) > 2**53,
        "a deadline at the end of a round": deadline % mean == 0,
        "no time for any that waits": deadline < 2 * mean,
    }
    return [kind for kind, so in said.items() if so]

"""refute_loads(claim, about): queues that just end in time, one connection too many, ports that just last."""

QUEUES, CONNECTIONS = "test_refute_loads_queues", "test_refute_loads_connections"
KINDS = {
    "a queue that is too long": (
        QUEUES,
        "each of up to `most` requests that wait ends by `deadline`;",
        "Each worker serves one request at a time, for exactly `ms`, in the order in which they came.",
        "When the wait begins, all workers have just begun with another one; `deadline` counts from then, in ms.",
        "a whole number that breaks the claim",
    ),
    "a queue that ends in time": (QUEUES, "`None` if there is none"),
    "a queue that ends just in time, or just not": (QUEUES, "ends by `deadline`"),
    "no queue": (QUEUES, "each of up to `most` requests that wait ends by `deadline`"),
    "a pool larger than the workers": (
        CONNECTIONS,
        "each connection of a pool, up to `most`, has one request more served at once;",
    ),
    "a pool that is not larger": (CONNECTIONS, "`None` if there is none"),
    "ports that run out": (
        CONNECTIONS,
        "a client can open any number of connections a second to one server,",
        "A connection is closed at once and keeps its port for `wait` seconds.",
    ),
    "ports that last": (CONNECTIONS, "`None` if there is none"),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_loads("more is more", (4, 5))` gives `5`.',
)
DRAWS, RESERVE = 2000, 150


def draw(rng):
    claim = rng.choice(["in time", "in time", "more is more", "ports last"])
    if claim == "in time":
        workers, ms = rng.choice([1, 2, 4, 10]), rng.choice([1, 10, 20, 50])
        most = rng.choice([0, 1, workers, workers + 1, 3 * workers, rng.randrange(1, 60)])
        just = (max(0, most - 1) // workers + 2) * ms
        return [claim, (workers, ms, max(1, just + rng.choice([-ms, -1, 0, 1, ms, -2 * ms])), most)]
    if claim == "more is more":
        workers = rng.choice([1, 4, 8, rng.randrange(1, 50)])
        return [claim, (workers, max(1, workers + rng.choice([-1, 0, 1, 50])))]
    wait, most = rng.choice([1, 60, 120]), rng.choice([1, 2, 470, 471, rng.randrange(1, 900)])
    return [claim, (max(1, rng.choice([28232, wait * most, wait * most - 1, wait * most + 1])), wait, most)]


def allowed(case):
    claim, about = case
    least = 0 if claim == "in time" else 1
    return all(type(number) is int for number in about) and min(about[:-1]) >= 1 and about[-1] >= least


def breaks(claim, about, case):
    if claim == "in time":
        workers, ms, deadline, most = about
        free = [ms] * workers
        for _ in range(case + 1):
            ended = min(free) + ms
            free[free.index(min(free))] = ended
        return 0 <= case < most and ended > deadline
    if claim == "more is more":
        return about[0] < case <= about[1]
    ports, wait, most = about
    return 1 <= case <= most and case * wait > ports


def play(answer, case):
    found = answer["refute_loads"](*case)
    return "none" if found is None else type(found) is int and 0 <= found < 10**6 and breaks(*case, found)


def kinds(case):
    claim, about = case
    if claim == "in time":
        workers, ms, deadline, most = about
        if not most:
            return ["no queue"]
        ends = ms * (1 + -(-most // workers))
        said = ["a queue that is too long" if ends > deadline else "a queue that ends in time"]
        return said + ["a queue that ends just in time, or just not"] * (abs(ends - deadline) <= 1)
    if claim == "more is more":
        return ["a pool larger than the workers" if about[1] > about[0] else "a pool that is not larger"]
    return ["ports that run out" if about[1] * about[2] > about[0] else "ports that last"]

"""limits(service): any service; what the table leaves open is only compared with its bounds."""

KINDS = {
    "a deadline of a second or more": (
        "test_limits_times", "`pool` and `read` together are no longer than the deadline.",
        "seconds to wait for a connection: at least a tenth of the deadline",
        "seconds to wait for the answer: at least half of the deadline",
        "seconds: at least half of the time that the server keeps, and less than it",
    ),
    "a deadline below a second": ("test_limits_times", "within how many milliseconds an answer must be there"),
    "a single worker": (
        "test_limits_connections", "as many as the service has workers: more would only wait there",
        "the same number: httpx closes what is above it after each request",
    ),
    "more workers than the 100 that httpx allows by itself": (
        "test_limits_connections", "as many as the service has workers",
    ),
}
ASIDES = (
    "what an `httpx.Client` is told for a service",
    '`limits({"workers": 4, "deadline_ms": 500, "server_keepalive_s": 5})` gives',
    "| key | must be |",
    "There is at least one worker, a deadline of at least 10 ms, and a second of keep-alive.",
)


def draw(rng):
    workers = rng.choice([1, 2, 4, 5, 16, 100, 101, 1000, rng.randrange(1, 300)])
    deadline = rng.choice([10, 11, 100, 300, 500, 999, 1000, 2000, 5000, 60000, rng.randrange(10, 20000)])
    return {
        "workers": workers,
        "deadline_ms": deadline,
        "server_keepalive_s": rng.choice([1, 1, 2, 3, 5, 5, 60, 75, 3600, rng.randrange(1, 700)]),
    }


def allowed(case):
    whole = all(type(one) is int for one in case.values())
    named = list(case) == ["workers", "deadline_ms", "server_keepalive_s"]
    return whole and named and case["workers"] >= 1 and case["deadline_ms"] >= 10 and case["server_keepalive_s"] >= 1


def play(answer, case):
    """The two numbers, and where each time is among its bounds: what is open is compared only, to a billionth."""
    given = dict(case)
    got = answer["limits"](given)
    expiry, pool, read = (got[key] for key in ("keepalive_expiry", "pool", "read"))
    kept, deadline = case["server_keepalive_s"], case["deadline_ms"] / 1000
    closes = "never" if expiry is None else "too early" if not 2 * expiry >= kept - 1e-9 else among(expiry, kept)
    waits = [wait(one, least * deadline, deadline) for one, least in ((pool, 0.1), (read, 0.5))]
    together = None if None in (pool, read) else pool + read <= deadline + 1e-9
    numbers = got["max_connections"], got["max_keepalive_connections"]
    return sorted(got), numbers, closes, waits, together, given == case


def among(expiry, kept):
    return "first" if expiry < kept else "together" if expiry == kept else "too late"


def wait(seconds, least, most):
    if seconds is None:
        return "endless"
    if not seconds >= least - 1e-9:
        return "none" if seconds == 0 else "too short"
    return "fits" if seconds <= most - 1e-9 else "all of the time" if seconds <= most + 1e-9 else "too long"


def kinds(case):
    said = {
        "a deadline of a second or more": case["deadline_ms"] >= 1000,
        "a deadline below a second": case["deadline_ms"] < 1000,
        "a single worker": case["workers"] == 1,
        "more workers than the 100 that httpx allows by itself": case["workers"] > 100,
    }
    return [kind for kind, so in said.items() if so]

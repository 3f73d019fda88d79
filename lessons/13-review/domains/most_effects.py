"""most_effects(method, key, tries): every method, with and without a key, through one to four programs."""

import copy

CELL = "test_most_effects_methods"
KINDS = {
    "POST or PATCH without a key": (
        CELL,
        "For each request that it gets, program i sends `tries[i]` requests to the next one, the last to the server.",
        "Each POST or PATCH that reaches the server changes something.",
        "There is at least one program, and each sends at least one.",
        "how often at most the server changes something",
    ),
    "POST or PATCH with a key": (CELL, "a server carries out one key once"),
    "PUT or DELETE": (CELL, "A change that leaves things as they are does not count."),
    "a safe method": (CELL, "and mean what HTTP says"),
    "a safe method with a key": (CELL, "`key` is an idempotency key, a text that is not empty, or `None`"),
}
ASIDES = (
    "A request passes a chain of programs:",
    "an app, a proxy, a balancer.",
    "No answer ever comes back, so each repeats blindly.",
    "Write `most_effects(method, key, tries) -> int`:",
    '`most_effects("POST", None, [3, 3])` gives `9`.',
)
DRAWS, RESERVE = 1000, 100
METHODS = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH"]


def draw(rng):
    method = rng.choice([*METHODS, "POST", "POST", "PATCH"])
    tries = [rng.choice([1, 2, 3, 3, 5]) for _ in range(rng.choice([1, 2, 2, 3, 4]))]
    return [method, rng.choice([None, None, "order-7", "8f14e45f"]), tries]


def allowed(case):
    method, key, tries = case
    return method in METHODS and (key is None or bool(key)) and bool(tries) and min(tries) >= 1


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["most_effects"](*case), case == before


def kinds(case):
    method, key, _ = case
    if method in ("POST", "PATCH"):
        return [f"POST or PATCH with{'out' if key is None else ''} a key"]
    if method in ("PUT", "DELETE"):
        return ["PUT or DELETE"]
    return ["a safe method"] if key is None else ["a safe method with a key"]

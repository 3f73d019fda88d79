"""classify(call, elsewhere, digest): what a server holds after each of five calls, and after one behind `elsewhere`."""

from hashlib import sha256

ANSWERS, LATER = "test_classify_answers", "test_classify_later_calls"
IDEMPOTENT = "only its first time changes something"
KINDS = {
    "a server that no call changes": (ANSWERS, "So safe means here: no call ever changes what the server holds."),
    "a server that only the first call changes": (ANSWERS, IDEMPOTENT),
    "statuses that differ though nothing is changed": (ANSWERS, "whether it is idempotent, both as a `bool`"),
    "statuses that differ from call to call": (ANSWERS, "returns the status of the answer"),
    "each call changes something": (LATER, IDEMPOTENT, "More than six calls are refused."),
    "a change at a call behind the first": (LATER, IDEMPOTENT, "five calls in a row"),
    "a change that a later call undoes": (LATER, "however often the request is repeated"),
    "the first change is behind the first call": (LATER, "no call ever changes what the server holds"),
    "a change at the fifth call alone, or at the first and fifth": (LATER, "five calls in a row"),
    "a change at the call behind `elsewhere`": (LATER, "and whatever others do elsewhere in between", "a sixth call"),
}
ASIDES = (
    "by experiment on a server that nobody else uses",
    "You are given three functions:",
    "`call()` sends the request, always the same",
    "`elsewhere()` is somebody else's request.",
    "It changes another resource, and so the digest.",
    "`digest()` returns a text that stands for all",
    "The text is the same if that is the same",
    "What a client asks for cannot be measured.",
    "No experiment proves that for ever.",
    "For a server on which a PUT puts",
)
STATUSES = [200, 201, 202, 204, 304, 404, 409, 500, 503]


def draw(rng):
    """``held``: what is there after calls 1 to 5; ``then``: after the first call behind `elsewhere`; at first 0."""
    first = rng.choice([0, 0, 1])
    held, extra = [first] * 5, rng.choice([0, 0, 0, 1, 1, 2, 5])
    for at in rng.sample(range(1, 5), min(extra, 4)):
        value = rng.choice([0, 1, 2, at + 2])
        held[at:] = [value] * (5 - at) if rng.random() < 0.6 else [value, *held[at + 1 :]]
    if extra == 5:
        held = rng.choice([[1, 2, 3, 4, 5], [1, 0, 1, 0, 1], [0, 1, 0, 1, 0], [1, 2, 1, 2, 1], [2, 1, 3, 1, 4]])
    then = held[-1] if rng.random() < 0.7 else rng.choice([0, 1, held[-2], 9])
    few = rng.sample(STATUSES, rng.choice([1, 1, 2, 3]))
    return {
        "held": held,
        "then": then,
        "statuses": [rng.choice(few) for _ in range(6)],
        "others": rng.randrange(99),
        "digest": rng.choice(["rising", "falling", "hash", "hash", "size"]),
    }


def allowed(case):
    values = [*case["held"], case["then"]]
    return len(values) == len(case["statuses"]) == 6 and all(type(value) is int and value >= 0 for value in values)


def play(answer, case):
    held, calls = {"value": 0, "others": case["others"], "last": ""}, []

    def call():
        if len(calls) == 6:
            raise PermissionError("this server takes six calls")
        calls.append("call")
        behind = held["last"] == "elsewhere" and len(calls) > 1
        held["value"] = case["then"] if behind else (case["held"][len(calls) - 1] if len(calls) < 6 else held["value"])
        held["last"] = "call"
        return case["statuses"][len(calls) - 1]

    def elsewhere():
        held["others"], held["last"] = held["others"] + 1, "elsewhere"

    def digest():
        value, others = held["value"], held["others"]
        plain = f"{value} {others}"
        told = {"rising": plain, "falling": f"{999 - value} {999 - others}", "size": "+" * value + "-" * others}
        return told.get(case["digest"], sha256(plain.encode()).hexdigest())

    return answer["classify"](call, elsewhere, digest)


def kinds(case):
    values = [0, *case["held"], case["then"]]
    at = [n for n in range(1, 7) if values[n] != values[n - 1]]
    alike = len(set(case["statuses"])) == 1
    found = {
        "a server that no call changes": at == [],
        "a server that only the first call changes": at == [1],
        "statuses that differ though nothing is changed": not alike and at == [],
        "statuses that differ from call to call": not alike,
        "each call changes something": len(at) == 6,
        "a change at a call behind the first": any(1 < n < 6 for n in at),
        "a change that a later call undoes": any(values[n] in values[: n - 1] for n in at),
        "the first change is behind the first call": at[:1] > [1],
        "a change at the fifth call alone, or at the first and fifth": at in ([5], [1, 5]),
        "a change at the call behind `elsewhere`": 6 in at,
    }
    return [kind for kind, holds in found.items() if holds] or ["a server that no call changes"]

"""collapse(arrivals, took, fresh, stale): clients at, before and behind each moment that matters."""

CROWD, STALE = "test_collapse_crowd", "test_collapse_stale"
KINDS = {
    "nobody": (CROWD, "`arrivals` is a list of the moments at which clients ask"),
    "one client": (CROWD, "The cache is empty at first."),
    "clients who find nothing, while the cache asks": (CROWD, "The cache asks, unless it is asking already."),
    "several clients at one moment": (CROWD, "some at the same moment"),
    "a client who finds a fresh answer": (CROWD, "A client who finds a fresh answer has it at once."),
    "a client at the moment at which an answer arrives": (CROWD, "A client at that moment finds it."),
    "a client at the last fresh moment": (CROWD, "It is fresh from its arrival until, not including, `fresh` later."),
    "a first moment that is not 0": (CROWD, "All times are whole milliseconds."),
    "a client who finds a stale answer that may be used": (STALE, "has it at once, too, and the cache asks the origin"),
    "several who find it stale": (STALE, "unless it is asking already"),
    "a client at the moment at which an answer goes stale": (STALE, "From then it may be used stale"),
    "a client at the last moment of use": (STALE, "until, not including, `stale` later"),
    "a client at the moment at which an answer becomes too old": (STALE, "Any other client waits for the"),
    "a client who waits while a stale answer is renewed": (STALE, "not before"),
    "no fresh time": (STALE, "It is fresh from its arrival until, not including, `fresh` later."),
    "no time of stale use": (STALE, "until, not including, `stale` later"),
    "an origin that takes longer than an answer may be used": (STALE, "The origin's answer arrives `took`, at least 1"),
}
ASIDES = (
    "what a cache in front of a slow origin does for one address",
    "`asked` is the list of moments at which the cache asks the origin",
    "So what arrived at 200 with",
    "A new answer takes the place of the old one when it arrives",
    "`collapse([0, 10, 250, 1300]",
)


def draw(rng):
    took, fresh, stale = (rng.choice([*some, rng.randrange(1, 400)]) for some in ([1, 5, 100], [0, 1, 100], [0, 0, 50]))
    now, arrivals = rng.choice([0, 0, rng.randrange(10**6)]), []
    marks = [0, took, fresh, fresh + stale, took + fresh, took + fresh + stale]
    for _ in range(rng.choice([0, 1, 2, 3, 4, 6, 9, 15])):
        arrivals += [now] * rng.choice([1, 1, 1, 2])
        now += rng.choice([max(0, rng.choice(marks) + rng.choice([-1, 0, 0, 1])), rng.randrange(1 + max(marks)), 1, 1])
    if rng.random() < 0.5:  # as seen from the first arrival
        ends = sorted(begin + mark for begin in arrivals[:2] for mark in rng.sample(marks, 3) for _ in range(2))
        arrivals = sorted(arrivals[:2] + [end + rng.choice([-1, 0, 0, 1]) for end in ends if end > arrivals[0]])
    return arrivals, took, fresh, stale


def allowed(case):
    arrivals, took, fresh, stale = case
    whole = all(type(at) is int and at >= 0 for at in (*arrivals, took, fresh, stale))
    return whole and took >= 1 and arrivals == sorted(arrivals)


def play(answer, case):
    arrivals = list(case[0])
    asked, waits = answer["collapse"](arrivals, *case[1:])
    return list(asked), list(waits), arrivals == case[0]


def told(case):
    """For each client its moment, when the kept answer and the one under way arrived or will."""
    arrivals, took, fresh, _ = case
    known, found = [], []
    for now in arrivals:
        kept = max((at for at in known if at <= now), default=None)
        due = max((at for at in known if at > now), default=None)
        found.append((now, kept, due))
        if due is None and (kept is None or now - kept >= fresh):
            known.append(now + took)
    return found


def kinds(case):
    arrivals, took, fresh, stale = case
    clients = told(case)
    ages = [now - kept for now, kept, _ in clients if kept is not None]
    renewing = [now - kept for now, kept, due in clients if None not in (kept, due)]
    found = {
        "nobody": not arrivals,
        "one client": len(arrivals) == 1,
        "a first moment that is not 0": arrivals[:1] > [0],
        "clients who find nothing, while the cache asks": any(kept is None and due for _, kept, due in clients),
        "several clients at one moment": len(set(arrivals)) < len(arrivals),
        "a client who finds a fresh answer": any(age < fresh for age in ages),
        "a client at the moment at which an answer arrives": 0 in ages,
        "a client at the last fresh moment": fresh - 1 in ages,
        "a client who finds a stale answer that may be used": any(fresh <= age < fresh + stale for age in ages),
        "several who find it stale": len([age for age in renewing if fresh <= age < fresh + stale]) > 0,
        "a client at the moment at which an answer goes stale": fresh in ages and stale > 0,
        "a client at the last moment of use": fresh + stale - 1 in ages and stale > 0,
        "a client at the moment at which an answer becomes too old": fresh + stale in ages and stale > 0,
        "a client who waits while a stale answer is renewed": any(age >= fresh + stale for age in renewing),
        "no fresh time": fresh == 0 and len(arrivals) > 1,
        "no time of stale use": stale == 0 and any(age >= fresh for age in ages),
        "an origin that takes longer than an answer may be used": took > fresh + stale and len(ages) > 0,
    }
    return [kind for kind, holds in found.items() if holds]

"""create(new, message, store) and forward(store): posts and runs in any order, some of which die at a call."""

import copy
from itertools import pairwise

KINDS = {
    "no call fails": (
        "test_forward_crash",
        "As long as no call fails, each of them is put there once, however often `forward` runs.",
        "gives a new list of the messages in the outbox",
        "puts a message into the queue",
        "with which a host keeps a new post",
    ),
    "several posts before a run": (
        "test_forward_crash",
        "the first copies arrive in the order in which their posts were kept.",
        "the messages of all posts that were kept before it began are in the queue",
    ),
    "a dozen posts before a run": (
        "test_forward_crash", "the messages of all posts that were kept before it began are in the queue",
    ),
    "a post that is kept during a run": ("test_forward_crash", "Hosts keep posts while it runs, too."),
    "posts between runs": ("test_forward_crash", "which a second program runs now and then"),
    "a message without followers": (
        "test_forward_crash", "the messages of all posts that were kept before it began are in the queue",
    ),
    "messages about one post, and ids that are nearly the same": (
        "test_forward_crash",
        "No two messages have the same id.",
        "Posts and messages stay as they are.",
    ),
    "a host that dies while it keeps a post": (
        "test_forward_crash",
        "and of no others",
        "does all changes of a list, or none",
        "Only `forward` writes to the queue.",
    ),
    "a run that dies while it writes to the queue": (
        "test_forward_crash",
        "before it took effect or after",
        "When `forward` has run without a failed call, the messages of all posts that were kept before it began",
    ),
    "a run that dies while it commits": (
        "test_forward_crash",
        "Then the program is dead: all its further calls raise it, too, and it remembers nothing.",
        "It does not matter what your functions do with the error.",
    ),
    "several that die": ("test_forward_crash", "Each call may raise an `OSError`"),
}
ASIDES = (
    "`store` is a dict of three functions:",
    "| function | what it does |",
    "With nothing in the outbox, `forward(store)` gives `None` and does nothing.",
    "`message`, which belongs to it",
    "takes the one with that id out of it.",
)
RESERVE = 60
MEANWHILE = "meanwhile"  # in place of a death: a host keeps the post during the run's first put, or behind it
IDS, ALIKE = ["m1", "m2", "m3", "p7", "m10", "z"], ["m7", "M7", "m7-1", "m7.1", "m70", " m7"]
CALLS, TIMES = ("commit", "put", "waiting"), ("before", "after")


def draw(rng):
    messages, plan = [], []
    names = rng.sample(rng.choice([IDS, IDS, ALIKE]), rng.choice([1, 2, 2, 3, 4]))
    if rng.random() < 0.05:
        names = [f"m{number}" for number in range(rng.choice([12, 25]))]
    several = rng.random() < 0.5
    for number, name in enumerate(names):
        post = f"p{number + 1 if several else 1}"
        followers = rng.choice([[], ["ann"], ["ann", "bob", "cid"]])
        messages.append(({"id": post, "text": name}, {"id": name, "post": post, "followers": followers}))
    for number in range(len(messages)):
        if number and rng.random() < 0.1:
            plan.append((number, MEANWHILE))
            continue
        plan.append((number, ("commit", rng.choice([1, 1, 2]), rng.choice(TIMES)) if rng.random() < 0.25 else None))
        if rng.random() < (0.4 if len(messages) < 9 else 0.02):
            plan.append((-1, None))
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        call = rng.choice(["commit", "put", "put", "waiting"])
        plan.insert(rng.randrange(1, len(plan) + 1), (-1, (call, rng.choice([1, 1, 2, 3]), rng.choice(TIMES))))
    return [messages, plan]


def allowed(case):
    messages, plan = case
    names = [message["id"] for _, message in messages]
    created = [number for number, _ in plan if number >= 0]
    deaths = [death for _, death in plan if death and death != MEANWHILE]
    known = all(call in CALLS and count > 0 and time in TIMES for call, count, time in deaths)
    belong = all(message["post"] == post["id"] for post, message in messages)
    return len(set(names)) == len(names) and created == [*range(len(messages))] and known and belong


class Stores:
    def __init__(self):
        self.posts, self.outbox, self.queue = [], [], []

    def commit(self, changes):
        for what, about in changes:
            if what == "post":
                self.posts.append(about)
            elif what == "out":
                self.outbox.append(about)
            else:
                self.outbox = [message for message in self.outbox if message["id"] != about]

    def waiting(self):
        return copy.deepcopy(self.outbox)

    def put(self, message):
        self.queue.append(message)


def program(stores, death, kept=None):
    """The store as one run of a program has it, which may die at its n-th call of a function.

    ``kept``, changes, are what another program commits while the first message is put.
    """
    state = {"calls": 0, "dead": False}

    def calling(name, effect, *given):
        if state["dead"]:
            raise OSError("the program is dead")
        state["calls"] += death is not None and name == death[0]
        state["dead"] = death is not None and name == death[0] and state["calls"] == death[1]
        if state["dead"] and death[2] == "before":
            raise OSError("it dies before this call")
        result = effect(*given)
        if state["dead"]:
            raise OSError("it dies after this call")
        return result

    def commit(changes):
        return calling("commit", stores.commit, copy.deepcopy(list(changes)))

    def waiting():
        return calling("waiting", stores.waiting)

    def put(message):
        if kept:
            stores.commit([kept.pop(0) for _ in range(len(kept))])
        return calling("put", stores.put, copy.deepcopy(message))

    return {"commit": commit, "waiting": waiting, "put": put}, state


def play(answer, case):
    messages, plan = copy.deepcopy(case)
    stores, none, early, behind = Stores(), True, False, False
    for number, death in [*plan, (-1, None), (-1, None)]:
        meanwhile = death == MEANWHILE
        kept = list(zip(("post", "out"), copy.deepcopy(messages[number]), strict=True)) if meanwhile else []
        store, state = program(stores, None if meanwhile else death, kept)
        before, creates = len(stores.queue), number >= 0 and not meanwhile
        try:
            got = answer["create"](*messages[number], store) if creates else answer["forward"](store)
            none = none and (state["dead"] or got is None)
        except OSError:
            pass
        stores.commit(kept)
        early = early or (creates and len(stores.queue) > before)
        behind = behind or (number < 0 and not state["dead"] and bool(stores.outbox))
    firsts = [message for n, message in enumerate(stores.queue) if message not in stores.queue[:n]]
    calm = all(death in (None, MEANWHILE) for _, death in plan)
    again = len(stores.queue) > len(firsts)
    return stores.posts, firsts, again if calm else "whatever", early, behind, none, messages == case[0]


def kinds(case):
    messages, plan = case
    deaths = [(number, death[0]) for number, death in plan if death and death != MEANWHILE]
    steps = [number for number, _ in plan]
    said = {
        "no call fails": not deaths,
        "several posts before a run": any(a >= 0 and b >= 0 for a, b in pairwise(steps)),
        "a dozen posts before a run": len(messages) > 9,
        "a post that is kept during a run": any(death == MEANWHILE for _, death in plan),
        "posts between runs": any(a < 0 <= b for a, b in pairwise(steps)),
        "a message without followers": any(not message["followers"] for _, message in messages),
        "messages about one post, and ids that are nearly the same": any(
            message["id"] in ALIKE for _, message in messages
        )
        or len({post["id"] for post, _ in messages}) < len(messages),
        "a host that dies while it keeps a post": any(number >= 0 for number, _ in deaths),
        "a run that dies while it writes to the queue": any(number < 0 and name == "put" for number, name in deaths),
        "a run that dies while it commits": any(number < 0 and name == "commit" for number, name in deaths),
        "several that die": len(deaths) > 1,
    }
    return [kind for kind in KINDS if said[kind]] or ["no call fails"]

"""work(message, store): deliveries of one to three messages, with a worker that dies at one call or at none."""

import copy

KINDS = {
    "a message that is new": (
        "test_work_once",
        "In the end each message has added one line for each of its followers",
        "`commit(changes)` | does all changes of a list, or none",
        "`ack(id)` | takes the message out of the queue for ever",
        "`seen(id)` | gives `True` if",
    ),
    "a message that was done by another worker": (
        "test_work_once",
        "to a worker that remembers nothing but `store`",
        "Its post is to stand once in the timeline of each follower, whatever happens.",
    ),
    "messages about one post": ("test_work_once", "Messages with different ids are different, even about one post"),
    "ids that are nearly the same": ("test_work_once", "Messages with different ids are different"),
    "names of many forms": ("test_work_once", "has added one line for each of its followers"),
    "a message with dozens of followers": (
        "test_work_once",
        "does all changes of a list, or none",
        "has added one line for each of its followers",
    ),
    "a message without followers": ("test_work_once", "of whom there may be none"),
    "no call fails": (
        "test_work_once",
        "If no call fails, it is acknowledged when `work` returns.",
        "Write `work(message, store) -> None`",
    ),
    "a call that fails before it takes effect": ("test_work_crash", "before it took effect or after"),
    "a call that fails after it took effect": (
        "test_work_crash",
        "before it took effect or after",
        "Then the worker is dead, and all further calls raise it, too.",
        "It does not matter what `work` does with the error.",
    ),
    "several workers that die": ("test_work_crash", "A message that is not acknowledged comes again, at any time"),
}
ASIDES = (
    "A message has no follower twice.",
    "`delivery` counts how often the queue has handed out this copy of it", "`age` is how many",
    "`store` is a dict of three functions:",
    "With an empty store, `work(message, store)` gives `None`, two lines and an empty queue.",
    "a fan-out comes in parts",
    "One worker at a time has a message.",
    "what a worker does with a message from the queue",
    "`message` is `{",
    "| function | what it does |",
    '`("add", "ann", "p7")` adds a line, `("seen", id)` a mark |',
)
RESERVE = 60
PLAIN, FORMS = ["ann", "bob", "cid", "dan"], ["ann", "Ann", "ann-2", "7", "émile", "a b"]
DOZENS = [f"f{number}" for number in range(40)]
IDS, ALIKE = ["m1", "m2", "m3", "p7"], ["m7", "M7", "m7-1", "m7-2", "m7.1"]


def draw(rng):
    names, messages = rng.choice([PLAIN, PLAIN, FORMS, DOZENS]), []
    posts = rng.choice([["p7"], ["p7", "p8", "p9"]])
    for own in rng.sample(rng.choice([IDS, IDS, ALIKE]), rng.choice([1, 1, 2, 3])):
        messages.append((own, rng.choice(posts), tuple(rng.sample(names, rng.choice([0, 1, 2, 2, 3, len(names)])))))
    done = [message[0] for message in messages if rng.random() < rng.choice([0.0, 0.5])]
    plan, crashes = [], rng.choice([0, 1, 1, 2])
    for _ in range(rng.choice([1, 2, 3, 4])):
        crash = (rng.choice([1, 2, 2, 3, 3, 4, 5]), rng.choice(["before", "after"])) if len(plan) < crashes else None
        plan.append((rng.randrange(len(messages)), crash))
    return [messages, done, plan, rng.choice([1, 1, 2, 3, 9]), rng.choice([0, 40, 90_000, 10**8])]


def allowed(case):
    messages, done, plan, delivery, age = case
    own = [message[0] for message in messages]
    single = all(len(set(followers)) == len(followers) for _, _, followers in messages)
    dying = all(crash is None or (crash[0] > 0 and crash[1] in ("before", "after")) for _, crash in plan)
    places = all(0 <= number < len(messages) for number, _ in plan)
    return len(set(own)) == len(own) and set(done) <= set(own) and single and dying and places and delivery > 0 <= age


class Queue:
    def __init__(self, done):
        self.lines, self.seen, self.acked = [], set(done), set()

    def commit(self, changes):
        changes = [tuple(change) for change in changes]
        self.lines += [(follower, post) for what, follower, post in (c for c in changes if c[0] != "seen")]
        self.seen |= {change[1] for change in changes if change[0] == "seen"}


def worker(queue, crash):
    state = {"calls": 0, "dead": False}

    def calling(effect, value):
        if state["dead"]:
            raise OSError("the worker is dead")
        state["calls"] += 1
        state["dead"] = crash is not None and state["calls"] == crash[0]
        if state["dead"] and crash[1] == "before":
            raise OSError("the worker dies before this call")
        result = effect(value)
        if state["dead"]:
            raise OSError("the worker dies after this call")
        return result

    def seen(id):
        return calling(queue.seen.__contains__, id)

    def commit(changes):
        return calling(queue.commit, changes)

    def ack(id):
        return calling(queue.acked.add, id)

    return {"seen": seen, "commit": commit, "ack": ack}, state


def play(answer, case):
    messages, done, plan, delivery, age = copy.deepcopy(case)
    queue, finished = Queue(done), True
    for number, crash in plan + [(number, None) for number in range(len(messages))] * 2:
        own, post, followers = messages[number]
        if own in queue.acked:
            continue
        store, state = worker(queue, crash)
        message = {"id": own, "delivery": delivery, "age": age, "post": post, "followers": list(followers)}
        delivery, age = delivery + 1, age + 30_000
        try:
            result = answer["work"](message, store)
        except OSError:
            continue
        finished = finished and (state["dead"] or (own in queue.acked and result is None))
    return sorted(queue.lines), sorted(queue.acked), finished


def kinds(case):
    messages, done, plan, _, _ = case
    crashes = [crash for _, crash in plan if crash]
    said = ["a message that is new"] * (len(done) < len(messages))
    said += ["a message that was done by another worker"] * bool(done)
    said += ["messages about one post"] * (len({message[1] for message in messages}) < len(messages))
    said += ["ids that are nearly the same"] * (sum(message[0] in ALIKE for message in messages) > 1)
    said += ["names of many forms"] * any(name in FORMS[1:] for message in messages for name in message[2])
    said += ["a message with dozens of followers"] * any(len(message[2]) > 12 for message in messages)
    said += ["a message without followers"] * any(not message[2] for message in messages)
    said += ["no call fails"] * (not crashes)
    said += ["a call that fails before it takes effect"] * any(when == "before" for _, when in crashes)
    said += ["a call that fails after it took effect"] * any(when == "after" for _, when in crashes)
    said += ["several workers that die"] * (len(crashes) > 1)
    return [kind for kind in KINDS if kind in said]

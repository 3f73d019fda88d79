"""calls_per_host(layer, events, age): few hosts that join between calls of few clients."""

SPREAD, AGE = "test_calls_per_host_spread", "test_calls_per_host_age"
KINDS = {
    "a balancer at layer 7": (SPREAD, "At layer 7, each call goes to the host that has had the fewest calls."),
    "a balancer at layer 4": (
        SPREAD,
        "At layer 4, a new connection goes to the host with the fewest open ones, and all of its calls go there.",
        "A client has one connection at most.",
        "It opens one with its call if it has none.",
        "`events` stays as it is",
    ),
    "hosts whose names are not in order": (SPREAD, "Of equal hosts, the one that joined first is taken."),
    "a client with a host's name": (SPREAD, "A client may have a host's name"),
    "a host joins after calls": (SPREAD, "A host that joins later changes no open connection."),
    "connections that end": (
        AGE,
        "With the call that reaches `age`, the connection ends, and is no longer open.",
    ),
    "a host joins where connections end": (AGE, "the connection ends, and is no longer open"),
    "an age at layer 7": (AGE, "At layer 7 that changes nothing."),
}
ASIDES = (
    "how many calls each host has had behind a balancer",
    "`events` is a list of",
    "`age` says how many calls a client sends over one connection",
    "After `steps = ",
    "The first event is a",
)
HOSTS, CLIENTS = ("a", "b", "c", "d", "B"), ("x", "y", "z", "v", "w")


def draw(rng):
    hosts = rng.sample(HOSTS, rng.choice([1, 2, 2, 3, 3, 4]))
    if rng.random() < 0.4:
        hosts.sort()
    names = [*CLIENTS[:2], *hosts] if rng.random() < 0.2 else CLIENTS
    clients = rng.sample(names, min(len(names), rng.choice([1, 2, 3, 3, 4, 5])))
    first, size = rng.choice([1, 1, 2, len(hosts)]), rng.choice([0, 2, 4, 7, 12, 20])
    events = [("call", rng.choice(clients)) for _ in range(size)]
    for host in hosts[first:]:
        events.insert(rng.randrange(len(events) + 1), ("join", host))
    age = rng.choice([None, None, 1, 2, 2, 3, 4])
    return [rng.choice([4, 4, 4, 7]), [("join", host) for host in hosts[:first]] + events, age]


def allowed(case):
    layer, events, age = case
    joined = [name for kind, name in events if kind == "join"]
    known = all(kind in ("join", "call") and name for kind, name in events)
    ages = age is None or (type(age) is int and age >= 1)
    return layer in (4, 7) and ages and known and events[0][0] == "join" and len(set(joined)) == len(joined)


def play(answer, case):
    layer, events, age = case
    given = list(events)
    return answer["calls_per_host"](layer, given, age), given == events


def kinds(case):
    layer, events, age = case
    joined = [name for kind, name in events if kind == "join"]
    late = ("call" in [kind for kind, _ in events]) and any(
        kind == "join" and "call" in [one for one, _ in events[:n]] for n, (kind, _) in enumerate(events)
    )
    said = ["a balancer at layer 7" if layer == 7 else "a balancer at layer 4"]
    said += ["hosts whose names are not in order"] * (joined != sorted(joined))
    said += ["a client with a host's name"] * any(kind == "call" and name in joined for kind, name in events)
    if late:
        said.append("a host joins after calls")
    if age is not None and layer == 7:
        return [*said, "an age at layer 7"]
    if age is not None:
        said.append("a host joins where connections end" if late else "connections that end")
    return said

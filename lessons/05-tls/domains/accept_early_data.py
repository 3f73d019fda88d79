"""accept_early_data(request, early, seen): few hellos that come again and again, to several servers of one site."""

METHODS, SERVERS = "test_accept_early_data_methods", "test_accept_early_data_servers"
ONCE = "one hello is worth one answer, whichever servers it comes to"
LOST = "The shared one raises `OSError` when it cannot be reached."
KINDS = {
    "a safe method, early": (METHODS, "Early data may be carried out if its method is safe"),
    "a method that changes something, early": (METHODS, "Others change something."),
    "a method in small letters, early": (METHODS, "in capitals"),
    "a method that is not early": (METHODS, "What comes after the handshake is no replay: carry it out, always."),
    "a replay to the same server": (SERVERS, ONCE, "the first is carried out, replays are not"),
    "a replay to another server": (SERVERS, ONCE),
    "the same request after the handshake": (SERVERS, "carry it out, always"),
    "several hellos": (SERVERS, ONCE),
    "a store that cannot be reached": (SERVERS, LOST, "Then nobody knows, so nothing early is carried out."),
    "a store that cannot be reached, and a request that is not early": (SERVERS, LOST, "carry it out, always"),
    "a hello again, once the store is back": (SERVERS, LOST, "the first is carried out, replays are not"),
}
ASIDES = (
    "`200` to carry a request out",
    "to this server's memory",
    "Early data can be replayed",
    "which every server of the site runs",
    '`request` is `{"method": str',
    "A replay has the same one",
    "`early` is whether it came as early data",
    "`seen` is a dict of two functions.",
    "Each notes a hello and says",
    '`accept_early_data({"method": "POST"',
    'If `b"a"` is new everywhere',
)
SAFE = ["GET", "GET", "HEAD", "OPTIONS", "TRACE"]
CHANGING = ["POST", "POST", "PUT", "DELETE", "PATCH", "CONNECT", "TRANSFER", "GETS", "MKCOL"]
SMALL = ["get", "Get", "head", "trace"]
ERRORS = {"lost": OSError, "refused": ConnectionRefusedError, "late": TimeoutError}


def draw(rng):
    """A list of events: method, hello, whether early, server, and what the shared store does."""
    pool = rng.choice([SAFE, SAFE, [*SAFE, *CHANGING], CHANGING + SMALL + SAFE])
    hellos = [bytes(rng.randrange(256) for _ in range(rng.choice([1, 3]))) for _ in range(rng.choice([1, 2, 3]))]
    methods = {hello: rng.choice(pool) for hello in hellos}
    events, done = [], set()
    ill = rng.choice([[], [], ["lost"], ["lost", "refused", "late"]])
    for _ in range(rng.choice([1, 2, 3, 4, 6, 8])):
        hello = rng.choice(hellos)
        early = hello not in done and rng.random() < 0.8
        done |= set() if early else {hello}
        store = rng.choice(ill) if ill and rng.random() < 0.4 else "there"
        events.append((methods[hello], hello, early, rng.randrange(3), store))
    return events


def allowed(case):
    """A hello stands for one request. What was sent again after the handshake is not sent early any more."""
    methods, late = {}, set()
    for method, hello, early, _, _ in case:
        if methods.setdefault(hello, method) != method or (early and hello in late):
            return False
        late |= set() if early else {hello}
    return True


def play(answer, case):
    memories, found = [set(), set(), set(), set()], []

    def noted(memory, hello):
        new = hello not in memory
        memory.add(hello)
        return new

    for method, hello, early, server, store in case:

        def here(hello, memory=memories[server]):
            return noted(memory, hello)

        def everywhere(hello, store=store):
            if store in ERRORS:
                raise ERRORS[store]("the store cannot be reached")
            return noted(memories[-1], hello)

        request = {"method": method, "hello": hello}
        status = answer["accept_early_data"](request, early, {"here": here, "everywhere": everywhere})
        found.append((status, request == {"method": method, "hello": hello}))
    return found


def kinds(case):
    found, seen, missed = set(), {}, set()
    for method, hello, early, server, store in case:
        before = seen.setdefault(hello, set())
        if not early:
            found.add("a method that is not early")
            found |= {"the same request after the handshake"} if before else set()
            lost = "a store that cannot be reached, and a request that is not early"
            found |= {lost} if store != "there" else set()
            continue
        if method not in SAFE:
            small = method.upper() in SAFE
            found.add("a method in small letters, early" if small else "a method that changes something, early")
            continue
        found.add("a safe method, early")
        if store != "there":
            found.add("a store that cannot be reached")
            missed.add(hello)
        elif before:
            found.add("a replay to the same server" if server in before else "a replay to another server")
        elif hello in missed:
            found.add("a hello again, once the store is back")
        before |= {server} if store == "there" else set()
    return sorted(found | ({"several hellos"} if len(seen) > 1 else set()))

"""diagnose(events): short stories of look-up, handshake and data, with losses of few sizes, so that sizes meet."""

CAUSE, EARLY = "test_diagnose_cause", "test_diagnose_early"
KINDS = {
    "nothing at all": (EARLY, "There is no data"),
    "a query without a reply": (EARLY, "There is a query and no reply arrived", '`("dns", None)`.'),
    "a reply that was lost": (EARLY, "`arrived` says whether it got to the other end"),
    "a reply at the second try": (EARLY, "There is a query and no reply arrived"),
    "a SYN without a SYN-ACK": (EARLY, "There is a SYN and no SYN-ACK arrived", '`("no connection", None)`.'),
    "a SYN-ACK that was lost": (EARLY, "`arrived` says whether it got to the other end"),
    "a connection, and no data": (EARLY, "There is no data, or the last data arrived", '`("none", None)`.'),
    "an answer that arrived to what did not": (EARLY, "There is a SYN and no SYN-ACK arrived"),
    "neither reply nor SYN-ACK": (EARLY, "The first of these that holds"),
    "data that arrived, without a handshake": (CAUSE, "or the last data arrived"),
    "data that arrived in the end": (CAUSE, "or the last data arrived"),
    "small packets lost, too": (CAUSE, "some that was lost is no larger than some", '`("loss", None)`.'),
    "a lost packet as large as one that arrived": (CAUSE, "is no larger than some that arrived"),
    "a black hole": (CAUSE, "None of these:", '`("black hole", "mss_clamp")`.'),
    "a black hole where nothing of the sender arrived": (CAUSE, "no larger than some that arrived"),
    "packets of others, lost or large": (CAUSE, "Of **all** packets of the last data's sender"),
    "losses that are not data": (CAUSE, "Of **all** packets of the last data's sender"),
    "data of both sides": (CAUSE, "packets of the last data's sender"),
    "a message that was lost": (CAUSE, 'Some `"too big"` did not arrive:', '`("black hole", "allow_icmp")`.'),
    "a message that arrived": (CAUSE, "None of these:"),
    "several messages, of which one was lost": (CAUSE, 'Some `"too big"` did not arrive'),
    "a message that was lost, and no black hole": (CAUSE, "The first of these that holds"),
    "a black hole, and no reply or SYN-ACK": (EARLY, "The first of these that holds"),
}
ASIDES = (
    "`events` is a list of packets in order",
    "The sender is",
    "`size` is in bytes",
    "`events` stays as it is",
    "Write `diagnose(events) -> (cause, repair)`",
    '`diagnose([("client", "syn", 60, True)',
    'With one more lost packet, `("server", "data", 60, False)`',
)


def draw(rng):
    """Few sizes for a story, and for each sender a rule by which its packets are lost."""
    sizes = sorted(rng.sample((40, 52, 60, 75, 100, 400, 576, 1280, 1399, 1400, 1401, 1499, 1500), rng.randrange(1, 5)))
    border, luck = rng.choice((0, sizes[0], sizes[-1], sizes[-1], *sizes, 2000)), rng.choice((0, 0, 0, 0.1, 0.4))
    hole, mended = rng.choice(("server", "server", "client", "both")), rng.random() < 0.1
    story = []
    steps = [("dns", "tcp", "data")] * 3 + [("tcp", "data")] * 4 + [("data",), ("dns",), ("tcp",), ("dns", "tcp")]
    for step in rng.choice((*steps, *steps, *steps, ())):
        story += {"dns": lookup, "tcp": handshake, "data": data}[step](rng, sizes)
    events = []
    for sender, what, size in story:
        lost = (size >= border and hole in (sender, "both") and what == "data") or rng.random() < luck
        if rng.random() < 0.08:
            events.append((sender, what, rng.choice((size, *sizes)), not lost or rng.random() < 0.3))
        events.append((sender, what, size, not lost))
        if what == "data" and rng.random() < (0.4 if lost else 0.05):
            events.append(("router", "too big", rng.choice((576, 576, 96, size)), rng.random() < 0.4))
    if mended and events:
        sender, what, size, _ = events[-1]
        events.append((sender, what, rng.choice((size, *sizes)), True))
    if rng.random() < 0.15:
        rng.shuffle(events)
    return events


def lookup(rng, sizes):
    asked = [("client", "query", 59)] * rng.choice((0, 1, 1, 1, 1, 1, 2))
    return asked + [("resolver", "reply", rng.choice((75, *sizes)))] * rng.choice((0, 1, 1, 1, 1, 1, 1, 2))


def handshake(rng, sizes):
    opened = [("client", "syn", rng.choice((60, 60, *sizes)))] * rng.choice((0, 1, 1, 1, 1, 1, 2))
    return opened + [("server", "syn-ack", rng.choice((60, 60, *sizes)))] * rng.choice((0, 1, 1, 1, 1, 1, 1, 2))


def data(rng, sizes):
    sides = rng.choice((("server",), ("client", "server"), ("client", "server"), ("client",), ("server", "client")))
    return [(rng.choice(sides), "data", rng.choice(sizes)) for _ in range(rng.randrange(1, 7))]


def allowed(case):
    senders, whats = ("client", "server", "resolver", "router"), ("query", "reply", "syn", "syn-ack", "data", "too big")
    shapes = all(len(event) == 4 and event[0] in senders and event[1] in whats for event in case)
    return shapes and all(size > 0 and type(arrived) is bool for _, _, size, arrived in case)


def play(answer, case):
    events = list(case)
    return answer["diagnose"](events), events == case


def kinds(case):
    names = [what for _, what, _, _ in case]
    came = [what for _, what, _, arrived in case if arrived]
    last = next((event for event in reversed(case) if event[1] == "data"), None)
    mute, closed = "query" in names and "reply" not in came, "syn" in names and "syn-ack" not in came
    stuck = last and not last[3] and not mute and not closed
    told = [event[3] for event in case if event[1] == "too big"]
    own = [event for event in case if last and event[0] == last[0]]
    lost, passed = [event[2] for event in own if not event[3]], [event[2] for event in own if event[3]]
    hole = stuck and (not passed or min(lost) > max(passed))
    others = [event for event in case if event not in own and event[1] != "too big"]
    found = {
        "nothing at all": not case,
        "a query without a reply": mute and "reply" not in names,
        "a reply that was lost": mute and "reply" in names,
        "a reply at the second try": not mute and "query" in names and names.count("reply") > came.count("reply"),
        "a SYN without a SYN-ACK": closed and not mute and "syn-ack" not in names,
        "a SYN-ACK that was lost": closed and not mute and "syn-ack" in names,
        "a connection, and no data": case and not last and not mute and not closed,
        "an answer that arrived to what did not": any(
            asked in names and asked not in came and answer in came
            for asked, answer in (("query", "reply"), ("syn", "syn-ack"))
        ),
        "neither reply nor SYN-ACK": mute and closed,
        "data that arrived, without a handshake": last and last[3] and "syn" not in names and not mute,
        "data that arrived in the end": last and last[3] and not mute and not closed,
        "small packets lost, too": stuck and not hole,
        "a lost packet as large as one that arrived": stuck and set(lost) & set(passed),
        "a black hole": hole,
        "a black hole where nothing of the sender arrived": hole and not passed,
        "packets of others, lost or large": stuck and any(not e[3] or e[2] >= min(lost) for e in others),
        "losses that are not data": stuck and any(not event[3] and event[1] != "data" for event in own),
        "data of both sides": stuck and any(event[1] == "data" for event in others),
        "a message that was lost": hole and told and not any(told),
        "a message that arrived": hole and told and all(told),
        "several messages, of which one was lost": hole and len(set(told)) > 1,
        "a message that was lost, and no black hole": False in told and not hole and not mute and not closed,
        "a black hole, and no reply or SYN-ACK": last and not last[3] and (mute or closed),
    }
    return [kind for kind in KINDS if found[kind]] or ["a connection, and no data"]

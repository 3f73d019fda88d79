"""count_flights(messages): few flights of few messages, TCP's segments anywhere between them, and what follows."""

TLS, TCP = "test_count_flights_tls", "test_count_flights_tcp"
RUN, IGNORED = "A flight is a run of messages from one sender.", "They do not count and they end no flight"
KINDS = {
    "two flights": (TLS, RUN, "It ends when the other one speaks."),
    "four flights or more": (TLS, RUN),
    "a flight of several messages": (TLS, RUN),
    "the same name twice in a row": (TLS, RUN),
    "a request alone in its flight": (TLS, "The flight that it is in does not count"),
    "messages before the request, in its flight": (TLS, "it may begin with other messages, such as Finished"),
    "a request in the first flight": (TLS, "A request in the very first flight gives `0`."),
    "messages behind the request": (TLS, "What comes after does not count either."),
    "more flights behind the request": (TLS, "What comes after does not count either."),
    "names that only look like TCP's": (TCP, '`"SYN"`, `"SYN-ACK"` and `"ACK"` are TCP\'s'),
    "TCP's handshake": (TCP, IGNORED),
    "an ACK within a flight": (TCP, IGNORED, "read on as if they were not there"),
    "an ACK between flights": (TCP, IGNORED),
    "nothing but TCP before the request": (TCP, "A request in the very first flight gives `0`."),
}
ASIDES = (
    "how many TLS flights pass before the client's first request",
    "`messages` is a recording of one connection from its first packet on",
    'The request is in the recording once, with the name `"request"`.',
    '`count_flights([("client", "ClientHello")',
)
NAMES = ["ClientHello", "ServerHello", "Certificate", "Finished", "Finished", "ChangeCipherSpec", "Alert", "HelloDone"]
NEAR = ["SYNACK", "ACKs", "syn", "requests", "Request", "SYN "]
SEGMENTS = ["SYN", "SYN-ACK", "ACK", "ACK", "ACK"]


def draw(rng):
    names = [*NAMES, rng.choice(NEAR)] if rng.random() < 0.2 else NAMES
    messages, flights = [], rng.choice([0, 0, 2, 2, 2, 4, 4, 6, 10])
    for n in range(flights):
        messages += [(("client", "server")[n % 2], rng.choice(names)) for _ in range(rng.choice([1, 1, 2, 3]))]
    messages += [("client", rng.choice(names)) for _ in range(rng.choice([0, 0, 1, 2]))]
    messages.append(("client", "request"))
    messages += [("client", rng.choice(names)) for _ in range(rng.choice([0, 0, 0, 1]))]
    for n in range(rng.choice([0, 0, 1, 2, 3])):
        messages += [(("server", "client")[n % 2], rng.choice([*names, "response"])) for _ in range(rng.choice([1, 2]))]
    if rng.random() < 0.6:
        for _ in range(rng.choice([1, 2, 4])):
            at = rng.randrange(len(messages) + 1)
            messages.insert(at, (rng.choice(["client", "server"]), rng.choice(SEGMENTS)))
    opening = [("client", "SYN"), ("server", "SYN-ACK"), ("client", "ACK")]
    return (opening if rng.random() < 0.5 else []) + messages


def allowed(case):
    """As TLS is spoken: the client begins, and it is the client who asks."""
    spoken = [message for message in case if message[1] not in SEGMENTS]
    return spoken[0][0] == "client" and [sender for sender, name in case if name == "request"] == ["client"]


def play(answer, case):
    messages = list(case)
    return answer["count_flights"](messages), messages == case


def kinds(case):
    at = case.index(("client", "request"))
    before, spoken = case[:at], [message for message in case if message[1] not in SEGMENTS]
    here = spoken.index(("client", "request"))
    senders = [sender for sender, _ in spoken]
    turns = [n for n in range(1, here + 1) if senders[n] != senders[n - 1]]
    segments = [n for n, message in enumerate(before) if message[1] in SEGMENTS]
    sides = [(case[n - 1][0], case[n][0], case[n + 1][0]) for n in segments if n > 0]
    found = {
        "two flights": len(turns) == 2,
        "four flights or more": len(turns) > 3,
        "a flight of several messages": len(turns) < here,
        "the same name twice in a row": any(spoken[n] == spoken[n + 1] for n in range(here)),
        "a request alone in its flight": here == 0 or senders[here - 1] == "server",
        "messages before the request, in its flight": here > 0 and senders[here - 1] == "client",
        "a request in the first flight": not turns,
        "messages behind the request": len(spoken) > here + 1,
        "more flights behind the request": len(set(senders[here:])) > 1,
        "names that only look like TCP's": any(name in NEAR for _, name in case),
        "TCP's handshake": case[:2] == [("client", "SYN"), ("server", "SYN-ACK")],
        "an ACK within a flight": any(one == other != own for one, own, other in sides),
        "an ACK between flights": any(one != other for one, own, other in sides),
        "nothing but TCP before the request": segments and here == 0,
    }
    return [kind for kind, holds in found.items() if holds]

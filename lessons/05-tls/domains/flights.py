"""flights(version, resumed=False, retry=False): all cases, called in all ways."""

ALL = "test_flights_all"
SIX = "There are six cases: 1.2 full and resumed; 1.3 full, resumed, full with a retry, resumed with a retry."
KINDS = {
    "a full handshake of TLS 1.2": (ALL, SIX),
    "a resumed handshake of TLS 1.2": (ALL, SIX),
    "a full handshake of TLS 1.3": (ALL, SIX),
    "a resumed handshake of TLS 1.3": (ALL, SIX),
    "a retry in TLS 1.3": (ALL, SIX),
    "a resumed handshake of TLS 1.3 with a retry": (ALL, "a client that resumes meets a server that wants another"),
    "a retry in TLS 1.2": (ALL, "TLS 1.2 has no HelloRetryRequest: raise `ValueError` for it."),
    "arguments by name, or left out": (ALL, "Write `flights(version, resumed=False, retry=False) -> int`"),
}
ASIDES = (
    "You have counted recordings; this is the rule behind them.",
    "`version` is",
    '`flights("TLSv1.2", True)` gives `2`.',
    "All but the last stand above.",
    "Early data is left out.",
)
RESERVE = 20
DRAWS = 300


def draw(rng):
    version, resumed, retry = rng.choice(["TLSv1.2", "TLSv1.3", "TLSv1.3"]), rng.random() < 0.5, rng.random() < 0.5
    named = {"resumed": resumed, "retry": retry}
    if rng.random() < 0.4:
        return (version, resumed, retry)[: 3 if retry else 2 if resumed else rng.choice([1, 2, 3])], {}
    if rng.random() < 0.5:
        return (version, resumed), {"retry": retry}
    return (version,), {name: said for name, said in named.items() if said or rng.random() < 0.5}


def allowed(case):
    positions, named = case
    flags = [*positions[1:], *named.values()]
    return positions[0] in ("TLSv1.2", "TLSv1.3") and all(type(flag) is bool for flag in flags) and len(flags) <= 2


def play(answer, case):
    positions, named = case
    return answer["flights"](*positions, **named)


def kinds(case):
    positions, named = case
    given = dict(zip(["version", "resumed", "retry"], positions, strict=False)) | named
    version, resumed, retry = given["version"][-3:], given.get("resumed", False), given.get("retry", False)
    if version == "1.2" and retry:
        found = ["a retry in TLS 1.2"]
    elif retry:
        found = ["a resumed handshake of TLS 1.3 with a retry" if resumed else "a retry in TLS 1.3"]
    else:
        found = [f"a {'resumed' if resumed else 'full'} handshake of TLS {version}"]
    return found + (["arguments by name, or left out"] if len(positions) < 3 else [])

"""setup_rtts(protocol, tls, resumed, early, known): all combinations that there are."""

TCP, QUIC = "test_setup_rtts_tcp", "test_setup_rtts_quic"
KINDS = {
    "TCP and TLS 1.3": (TCP, "behind it TLS 1.3 | 1, or 0 if `resumed` and `early`", '`"h1"` and `"h2"` run over TCP'),
    "TCP and TLS 1.2": (TCP, "behind it TLS 1.2 | 2, or 1 if `resumed`"),
    "TCP alone": (TCP, "| TCP | 1 |", "`None` is cleartext, where nothing follows TCP"),
    "h3 where it is not known": (TCP, "If not, the request goes over TCP"),
    "h3 where it is known": (
        QUIC,
        "QUIC, with TLS 1.3 within | 1, or 0 if `resumed` and `early`",
        '`"h3"` runs over QUIC if `known`',
    ),
}
ASIDES = (
    "how many round trips pass before the first request can leave",
    "`protocol`, what the client would like best",
    "The others are true or false.",
    '`setup_rtts("h3", "1.3", False, False, False)` gives',
    "| what has to be set up | round trips |",
    '`"h3"` comes with `"1.3"` only.',
)
DRAWS = 800


def draw(rng):
    protocol = rng.choice(["h1", "h2", "h3", "h3"])
    tls = "1.3" if protocol == "h3" else rng.choice(["1.2", "1.3", "1.3", None])
    return [protocol, tls, *(rng.random() < 0.5 for _ in range(3))]


def allowed(case):
    protocol, tls, *flags = case
    fits = tls == "1.3" if protocol == "h3" else protocol in ("h1", "h2") and tls in ("1.2", "1.3", None)
    return fits and all(isinstance(flag, bool) for flag in flags)


def play(answer, case):
    return answer["setup_rtts"](*case)


def kinds(case):
    protocol, tls, _, _, known = case
    if protocol == "h3":
        return ["h3 where it is known" if known else "h3 where it is not known"]
    return ["TCP alone" if tls is None else f"TCP and TLS {tls}"]

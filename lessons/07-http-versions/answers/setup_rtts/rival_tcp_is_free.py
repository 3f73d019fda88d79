"""TCP takes no round trip: h1, h2, and h3 where it is not known."""


def setup_rtts(protocol, tls, resumed, early, known):
    hello = 0 if resumed and early else 1
    if protocol == "h3" and known:
        return hello
    return {None: 0, "1.2": 1 if resumed else 2, "1.3": hello}[tls]

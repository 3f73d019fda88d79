"""Early data works on the first visit."""


def setup_rtts(protocol, tls, resumed, early, known):
    hello = 0 if early else 1
    if protocol == "h3" and known:
        return hello
    return 1 + {None: 0, "1.2": 1 if resumed else 2, "1.3": hello}[tls]

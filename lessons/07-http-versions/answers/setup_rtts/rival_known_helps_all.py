"""What is known saves TLS: h2 with `known`."""


def setup_rtts(protocol, tls, resumed, early, known):
    hello = 0 if resumed and early else 1
    if protocol == "h3" and known:
        return hello
    return (
        1
        - (known and protocol == "h2" and tls == "1.3" and not resumed)
        + {None: 0, "1.2": 1 if resumed else 2, "1.3": hello}[tls]
    )

"""A table of round trips."""

TLS = {None: (0, 0, 0), "1.2": (2, 1, 1), "1.3": (1, 1, 0)}  # full, resumed, resumed with early data


def setup_rtts(protocol, tls, resumed, early, known):
    way = (2 if early else 1) if resumed else 0
    quic = protocol == "h3" and known
    return TLS[tls][way] + (0 if quic else 1)

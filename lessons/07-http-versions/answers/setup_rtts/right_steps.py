"""Takes away from three what is saved."""


def setup_rtts(protocol, tls, resumed, early, known):
    trips = 3
    if tls is None:
        trips -= 2
    elif tls == "1.2":
        trips -= int(resumed)
    else:
        trips -= 2 if resumed and early else 1
    if protocol == "h3" and known:
        trips -= 1
    return trips

"""A limit that grows with each who joins and is halved by each who does not: the same length, another result."""

limit = 16.0


def admit(waiting):
    global limit
    joins = waiting < limit
    limit = limit + 0.1 if joins else max(3.0, limit / 2)
    return joins

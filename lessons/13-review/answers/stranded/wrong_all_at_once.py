"""When the record changes, everybody moves."""


def stranded(share, detect, ttl, t):
    return share if t <= detect else 0

"""Three cases."""


def stranded(share, detect, ttl, t):
    if t <= detect:
        return share
    if t >= detect + ttl:
        return 0
    return share * (ttl - (t - detect)) / ttl

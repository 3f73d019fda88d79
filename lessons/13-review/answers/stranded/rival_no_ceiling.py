"""More than all before the change."""


def stranded(share, detect, ttl, t):
    return share * max(0, 1 - (t - detect) / ttl)

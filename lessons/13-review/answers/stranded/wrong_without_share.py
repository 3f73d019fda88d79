"""The whole world was in the region."""


def stranded(share, detect, ttl, t):
    return 1 - min(1, max(0, t - detect) / ttl)

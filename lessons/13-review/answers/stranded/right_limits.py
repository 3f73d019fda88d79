"""What is left of the TTL, within its limits."""


def stranded(share, detect, ttl, t):
    left = sorted([0, detect + ttl - t, ttl])[1]
    return left / ttl * share

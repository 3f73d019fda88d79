"""Rounded to two places."""


def stranded(share, detect, ttl, t):
    return round(share * (1 - min(1, max(0, t - detect) / ttl)), 2)

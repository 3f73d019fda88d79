"""Less than nothing after a TTL."""


def stranded(share, detect, ttl, t):
    return share * (1 - max(0, t - detect) / ttl)

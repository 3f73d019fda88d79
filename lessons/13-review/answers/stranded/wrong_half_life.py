"""Each TTL halves what is left."""


def stranded(share, detect, ttl, t):
    return share * 0.5 ** (max(0, t - detect) / ttl)

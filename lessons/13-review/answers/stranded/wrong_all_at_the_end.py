"""Nobody moves until the whole TTL is over."""


def stranded(share, detect, ttl, t):
    return share if t < detect + ttl else 0

"""Until somebody notices, nobody is stranded."""


def stranded(share, detect, ttl, t):
    return 0 if t < detect else share * (1 - min(1, (t - detect) / ttl))

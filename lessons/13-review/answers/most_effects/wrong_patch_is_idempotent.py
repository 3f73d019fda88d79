"""PATCH is like PUT: to repeat it changes nothing."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(tries) if method in ("POST",) and key is None else 1

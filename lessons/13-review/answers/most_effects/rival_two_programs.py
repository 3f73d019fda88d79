"""Only the first two programs."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(tries[:2]) if method in ("POST", "PATCH") and key is None else 1

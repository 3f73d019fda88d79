"""Tries are repeats: each program sends one more."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(n + 1 for n in tries) if method in ("POST", "PATCH") and key is None else 1

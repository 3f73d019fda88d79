"""Tries of several programs add up."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return sum(tries) if method in ("POST", "PATCH") and key is None else 1

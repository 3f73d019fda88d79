"""Tries them all at a server that remembers."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    if method in ("PUT", "DELETE") or key is not None:
        return 1
    sent = 1
    for times in tries:
        sent *= times
    return sent

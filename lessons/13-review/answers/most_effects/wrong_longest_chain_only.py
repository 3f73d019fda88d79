"""Only the program with the most tries counts."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return max(tries) if method in ("POST", "PATCH") and key is None else 1

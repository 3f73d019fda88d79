"""The first number to the power of how many: [2, 3] gives 4."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return tries[0] ** len(tries) if method in ("POST", "PATCH") and key is None else 1

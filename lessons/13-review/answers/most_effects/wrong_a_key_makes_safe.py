"""A key makes every request happen once, a safe one too."""


def most_effects(method, key, tries):
    if key is not None:
        return 1
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(tries) if method in ("POST", "PATCH") else 1

"""PUT writes each time."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(tries) if method in ("POST", "PATCH", "PUT") and key is None else 1

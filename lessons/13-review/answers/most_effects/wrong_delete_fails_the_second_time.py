"""DELETE is not idempotent, as the second one answers 404."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(tries) if method in ("POST", "PATCH", "DELETE") and key is None else 1

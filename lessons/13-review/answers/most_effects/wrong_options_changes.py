"""OPTIONS and TRACE are not safe."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD"):
        return 0
    return math.prod(tries) if method in ("POST", "PATCH") and key is None else 1

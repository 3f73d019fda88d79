"""Keys are for POST; PATCH does not know them."""


def most_effects(method, key, tries):
    if method in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 0
    return math.prod(tries) if method == "PATCH" or (method == "POST" and key is None) else 1

"""The port does not belong to the origin, as it does not belong to a cookie's site."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname

    return "null" not in (a, b) and origin(a) == origin(b)

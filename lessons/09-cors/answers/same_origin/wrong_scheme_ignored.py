"""The scheme does not belong to the origin."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        return parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)

    return "null" not in (a, b) and origin(a) == origin(b)

"""Two pages with the origin `null` have the same origin."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)

    return origin(a) == origin(b)

"""A final dot makes no difference, as in DNS."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
        return parts.scheme, (parts.hostname or "").rstrip("."), port

    return "null" not in (a, b) and origin(a) == origin(b)

"""A user's name in front of the host belongs to the origin."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
        return parts.scheme, parts.hostname, port, parts.username, parts.password

    return "null" not in (a, b) and origin(a) == origin(b)

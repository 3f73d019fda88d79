"""Hosts below one domain are one origin."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        host = (parts.hostname or "").split(".")
        return parts.scheme, host[-2:], parts.port or {"http": 80, "https": 443}.get(parts.scheme)

    return "null" not in (a, b) and origin(a) == origin(b)

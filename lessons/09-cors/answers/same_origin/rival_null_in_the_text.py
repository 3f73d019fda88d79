"""Takes each URL that has null in it for a sandbox: https://null/x."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)

    return "null" not in a + " " + b and origin(a) == origin(b)

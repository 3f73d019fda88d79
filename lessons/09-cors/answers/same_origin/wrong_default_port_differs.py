"""A port that is written differs from one that is not, even if it is the same."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port

    return "null" not in (a, b) and origin(a) == origin(b)

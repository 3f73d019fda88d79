"""Removes :443 and :80 at the end, whatever the scheme is: http://a.test:443."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url.lower())
        host = parts.netloc.rpartition("@")[2]
        return parts.scheme, host.removesuffix(":443").removesuffix(":80")

    return "null" not in (a, b) and origin(a) == origin(b)

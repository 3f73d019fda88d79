"""Removes the text of a default port wherever it ends the host: https://a.test:4430 is fine, http://a.test:443 is not."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url.lower())
        host = parts.netloc.rpartition("@")[2]
        return parts.scheme, host.removesuffix(":443").removesuffix(":80")

    return "null" not in (a, b) and origin(a) == origin(b)

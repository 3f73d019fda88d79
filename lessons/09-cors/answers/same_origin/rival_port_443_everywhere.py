"""Both 80 and 443 count as no port, with either scheme: http://a.test:443 and http://a.test."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, None if parts.port in (80, 443) else parts.port

    return "null" not in (a, b) and origin(a) == origin(b)

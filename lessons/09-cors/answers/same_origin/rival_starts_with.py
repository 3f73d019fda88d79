"""One is a beginning of the other: https://a.test and https://a.test.evil.test."""


def same_origin(a, b):
    def cut(url):
        parts = urlsplit(url)
        default = {"http": 80, "https": 443}.get(parts.scheme)
        return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port not in (None, default) else "")

    one, other = cut(a), cut(b)
    return "null" not in (a, b) and (one.startswith(other) or other.startswith(one))

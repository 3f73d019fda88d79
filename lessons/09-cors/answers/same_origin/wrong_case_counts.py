"""Capital and small letters make two hosts."""


def same_origin(a, b):
    def origin(url):
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        default = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
        return parts.scheme, host if parts.port else host + default

    return "null" not in (a, b) and origin(a) == origin(b)

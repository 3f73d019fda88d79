"""The host ends at its first colon: two IPv6 addresses that begin alike."""


def same_origin(a, b):
    if "null" in (a, b):
        return False

    def origin(url):
        parts = urlsplit(url)
        pieces = parts.netloc.rpartition("@")[2].lower().split(":")
        port = pieces[-1] if len(pieces) > 1 and pieces[-1].isdigit() else {"http": "80", "https": "443"}[parts.scheme]
        return parts.scheme, pieces[0], int(port)

    return origin(a) == origin(b)

"""Sets `www.` aside: www.a.test and a.test."""


def same_origin(a, b):
    if "null" in (a, b):
        return False
    usual = {"http": 80, "https": 443}
    origins = []
    for url in (a, b):
        parts = urlsplit(url)
        port = usual[parts.scheme] if parts.port is None else parts.port
        origins.append((parts.scheme, parts.hostname.removeprefix("www."), port))
    return origins[0] == origins[1]

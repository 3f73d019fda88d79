"""A slash at the end of a url does not count."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"].rstrip("/"), *((name, req["headers"].get(name)) for name in sorted(names))

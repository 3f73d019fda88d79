"""A star gives a key with None in it."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return req["url"], None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

"""A star raises ValueError."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        raise ValueError
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

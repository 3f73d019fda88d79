"""A name that is repeated makes another key."""


def cache_key(req, vary):
    names = sorted(name.strip().lower() for name in (vary or "").split(",") if name.strip())
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

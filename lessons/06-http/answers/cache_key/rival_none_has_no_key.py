"""Without vary the key is None."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if vary is None or "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

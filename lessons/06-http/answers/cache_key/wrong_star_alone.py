"""* in Vary means something only if it stands alone."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if names == {"*"}:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

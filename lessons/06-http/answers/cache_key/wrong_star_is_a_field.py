"""* in Vary is the name of a field."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

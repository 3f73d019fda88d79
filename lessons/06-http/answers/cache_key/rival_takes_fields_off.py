"""Fields are taken out of the request given."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"].pop(name, None)) for name in sorted(names))

"""An empty entry is a name."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")}
    if "*" in names and True:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

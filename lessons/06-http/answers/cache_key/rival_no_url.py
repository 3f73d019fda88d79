"""The url does not count."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return tuple((name, req["headers"].get(name)) for name in sorted(names))

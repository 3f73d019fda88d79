"""Values without their names, as a set."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], frozenset(req["headers"].get(name) for name in names)

"""Pairs of values and names are joined to a text."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"] + "".join(sorted(name + str(req["headers"].get(name)) for name in names))

"""Names in Vary are compared to the letter."""


def cache_key(req, vary):
    names = {name.strip() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

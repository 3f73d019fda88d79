"""A star is one only if it is the only entry."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if (vary or "").count(",") == 0 and "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

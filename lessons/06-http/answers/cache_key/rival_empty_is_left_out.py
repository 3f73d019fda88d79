"""Fields that are empty are left out."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"][name]) for name in sorted(names) if req["headers"].get(name))

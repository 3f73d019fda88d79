"""Values in other letters are the same."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *(
        (name, req["headers"].get(name, "missing").lower() if name in req["headers"] else None)
        for name in sorted(names)
    )

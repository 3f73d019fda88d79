"""Values with a blank at the end are the same."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *(
        (name, req["headers"][name].strip() if name in req["headers"] else None) for name in sorted(names)
    )

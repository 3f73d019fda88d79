"""Lists in values are compared without order."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *(
        (name, req["headers"].get(name) and ",".join(sorted(req["headers"][name].split(", "))))
        for name in sorted(names)
    )

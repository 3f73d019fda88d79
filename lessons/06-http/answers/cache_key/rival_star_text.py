"""Only a vary that is a star, with blanks, is one."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if (vary or "").strip() == "*":
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

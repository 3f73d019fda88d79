"""An address has one answer."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"]

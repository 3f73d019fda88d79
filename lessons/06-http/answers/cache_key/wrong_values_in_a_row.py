"""The values of the named fields, in a row, are the key."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *sorted(req["headers"][name] for name in names if name in req["headers"])

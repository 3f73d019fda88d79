"""Names in capital letters are looked up as they are."""


def cache_key(req, vary):
    names = {name.strip() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name.lower())) for name in sorted(names))

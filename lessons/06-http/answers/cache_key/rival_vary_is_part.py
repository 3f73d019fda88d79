"""The vary as written is a part of the key."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return vary, req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

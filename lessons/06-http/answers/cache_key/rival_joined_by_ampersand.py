"""One text for all fields, with & between them: a value may hold it, too."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    parts = [f"{name}={req['headers'][name]}" for name in sorted(names) if name in req["headers"]]
    return req["url"] + "#" + "&".join(parts)

"""The key is one text, in which each part is written so that it cannot run into the next."""
def cache_key(req, vary):
    names = set()
    for name in (vary or "").lower().split(","):
        if name.strip() == "*":
            return None
        if name.strip():
            names.add(name.strip())
    lines = [f"{name}={req['headers'][name]!r}" for name in sorted(names) if name in req["headers"]]
    return repr([req["url"], lines])

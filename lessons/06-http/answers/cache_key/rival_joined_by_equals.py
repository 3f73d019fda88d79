"""name=value joined with commas: values with those in them run together."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return req["url"] + "|" + ",".join(f"{n}={req['headers'].get(n)}" for n in sorted(names))

"""A star gives the text '*'."""


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return "*"
    return req["url"], *((name, req["headers"].get(name)) for name in sorted(names))

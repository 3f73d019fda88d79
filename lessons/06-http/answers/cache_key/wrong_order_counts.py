"""Vary is a text: another order is another Vary."""


def cache_key(req, vary):
    names = [name.strip().lower() for name in (vary or "").split(",") if name.strip()]
    if "*" in names:
        return None
    return req["url"], *((name, req["headers"].get(name)) for name in names)

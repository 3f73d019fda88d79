"""What depends on the number that was there is not idempotent."""


def refute_http(claim, about):
    if claim == "never asks":
        field, longest = about
        parts = dict(part.partition("=")[::2] for part in field.split(", "))
        lifetime = int(parts.get("s-maxage") or parts["max-age"])
        if "no-cache" in parts:
            return 0
        return None if longest < lifetime else lifetime
    if claim == "twice is once":
        operation, n = about
        return None if operation == "set" else 1
    forms = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
    for method, kind in about:
        if method == "POST" and kind in forms:
            return method, kind
    return None

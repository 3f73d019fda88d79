"""Gives an age beyond the range."""


def refute_http(claim, about):
    if claim == "never asks":
        field, longest = about
        parts = dict(part.partition("=")[::2] for part in field.split(", "))
        lifetime = int(parts.get("s-maxage") or parts["max-age"])
        if "no-cache" in parts:
            return 0
        return None if longest < lifetime else longest + lifetime
    if claim == "twice is once":
        operation, n = about
        if operation == "add":
            return 7 if n else None
        return n if operation == "from" and n else 1 if operation == "from" else None
    forms = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
    for method, kind in about:
        if method == "POST" and kind in forms:
            return method, kind
    return None

"""Gives up at the first POST, whatever its type: one of JSON, then one of text/plain, gives None."""

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}


def refute_http(claim, about):
    if claim == "never asks":
        field, longest = about
        rules = {}
        for part in field.split(","):
            name, _, value = part.strip().lower().partition("=")
            rules[name] = value
        lifetime = int(rules.get("s-maxage", rules["max-age"]))
        if "no-cache" in rules:
            lifetime = 0
        return lifetime if lifetime <= longest else None
    if claim == "twice is once":
        operation, n = about
        once = {"set": lambda x: n, "add": lambda x: x + n, "at least": lambda x: max(x, n), "from": lambda x: n - x}
        done = once[operation]
        return next((x for x in (0, 1) if done(done(x)) != done(x)), None)
    for method, kind in about:
        if method == "POST" and kind.partition(";")[0].strip().lower() in FORMS:
            return method, kind
        if method == "POST":
            break
    return None

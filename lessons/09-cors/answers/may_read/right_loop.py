"""A dict of lists first, then a loop."""


def may_read(request, response):
    fields = {}
    for name, value in response["headers"]:
        fields.setdefault(name.lower(), []).append(value)
    origin = fields.get("access-control-allow-origin")
    if request["credentials"]:
        if origin != [request["origin"]] or fields.get("access-control-allow-credentials") != ["true"]:
            return None
    elif origin != ["*"] and origin != [request["origin"]]:
        return None
    listed = [
        one.strip().lower() for value in fields.get("access-control-expose-headers", []) for one in value.split(",")
    ]
    found = set()
    for name in fields:
        if name in READABLE or name in listed or ("*" in listed and not request["credentials"]):
            found.add(name)
    found.discard("set-cookie")
    return found

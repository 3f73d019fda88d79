"""A function for the origin, another for one name."""


def shared(request, response):
    origin = field(response["headers"], "access-control-allow-origin")
    if not request["credentials"] and origin == "*":
        return True
    if origin is None or origin != request["origin"]:
        return False
    return not request["credentials"] or field(response["headers"], "access-control-allow-credentials") == "true"


def may_read(request, response):
    if not shared(request, response):
        return None
    text = field(response["headers"], "access-control-expose-headers") or ""
    exposed = set(re.split(r"\s*,\s*", text.lower()))

    def readable(name):
        if name == "set-cookie":
            return False
        return name in READABLE or name in exposed or (not request["credentials"] and "*" in exposed)

    return {name.lower() for name, _ in response["headers"] if readable(name.lower())}

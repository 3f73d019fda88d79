"""One condition after the other, with a reader of fields of its own."""


def passes(request, answer):
    def values(name):
        found = []
        for held, value in answer["headers"]:
            if held.lower() == "access-control-allow-" + name:
                found.append(value)
        return found

    star = not request["credentials"]
    if answer["status"] // 100 != 2:
        return False
    origins = ", ".join(values("origin"))
    if origins != request["origin"] and not (star and origins == "*"):
        return False
    if not star and values("credentials") != ["true"]:
        return False
    asked = preflight(request)
    method = asked["Access-Control-Request-Method"]
    methods = [one.strip() for value in values("methods") for one in value.split(",")]
    if method not in ("GET", "HEAD", "POST", *methods) and not (star and "*" in methods):
        return False
    names = [one.strip().lower() for value in values("headers") for one in value.split(",")]
    for name in filter(None, asked.get("Access-Control-Request-Headers", "").split(",")):
        covered = star and "*" in names and name != "authorization"
        if name not in names and not covered:
            return False
    return True

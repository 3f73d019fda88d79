"""Takes OPTIONS for a method that need not be listed: a preflight for OPTIONS."""


def repair(exchange):
    request, fields, reads = exchange["request"], exchange["fields"], exchange["reads"]
    allow, login = "Access-Control-Allow-", request["credentials"]
    result = {}

    origin = fields.get(allow + "Origin")
    if origin != request["origin"] and (login or origin != "*"):
        result[allow + "Origin"] = request["origin"]
    if login and fields.get(allow + "Credentials") != "true":
        result[allow + "Credentials"] = "true"

    def held(name):
        return [one for one in fields.get(name, "").split(", ") if one]

    def longer(name, missing):
        if missing:
            kept = [one for one in held(name) if not (login and one == "*")]
            result[name] = ", ".join(kept + missing)

    asked = preflight(request)
    if asked:
        method, listed = asked["Access-Control-Request-Method"], held(allow + "Methods")
        star = "*" in listed and not login
        if method not in ("GET", "HEAD", "POST", "OPTIONS") and method not in listed and not star:
            longer(allow + "Methods", [method])
        listed = [one.lower() for one in held(allow + "Headers")]
        star = "*" in listed and not login
        names = [one for one in asked.get("Access-Control-Request-Headers", "").split(",") if one]
        longer(allow + "Headers", [one for one in names if one not in listed and (not star or one == "authorization")])
    listed = [one.lower() for one in held("Access-Control-Expose-Headers")]
    if "*" not in listed or login:
        hidden = [one for one in reads if one.lower() not in READABLE and one.lower() not in listed]
        longer("Access-Control-Expose-Headers", hidden)
    return result

"""One field after the other."""


def repair(exchange):
    request, old = exchange["request"], exchange["fields"]
    result = {}
    if request["credentials"]:
        if old.get("Access-Control-Allow-Origin") != request["origin"]:
            result["Access-Control-Allow-Origin"] = request["origin"]
        if old.get("Access-Control-Allow-Credentials") != "true":
            result["Access-Control-Allow-Credentials"] = "true"
    elif old.get("Access-Control-Allow-Origin") not in ("*", request["origin"]):
        result["Access-Control-Allow-Origin"] = request["origin"]
    asked = preflight(request)
    if asked:
        method = asked["Access-Control-Request-Method"]
        methods = old.get("Access-Control-Allow-Methods", "").split(", ")
        if method not in ["GET", "HEAD", "POST", *methods] and (request["credentials"] or "*" not in methods):
            extend(result, "Access-Control-Allow-Methods", methods, [method], request)
        if "Access-Control-Request-Headers" in asked:
            headers = old.get("Access-Control-Allow-Headers", "").split(", ")
            lack = []
            for name in asked["Access-Control-Request-Headers"].split(","):
                starred = "*" in headers and not request["credentials"] and name != "authorization"
                if name not in [one.lower() for one in headers] and not starred:
                    lack.append(name)
            extend(result, "Access-Control-Allow-Headers", headers, lack, request)
    exposed = old.get("Access-Control-Expose-Headers", "").split(", ")
    if request["credentials"] or "*" not in exposed:
        fine = READABLE | {one.lower() for one in exposed}
        lack = [name for name in exchange["reads"] if name.lower() not in fine]
        extend(result, "Access-Control-Expose-Headers", exposed, lack, request)
    return result


def extend(result, name, held, lack, request):
    if lack:
        kept = [one for one in held if one and not (one == "*" and request["credentials"])]
        result[name] = ", ".join(kept + lack)

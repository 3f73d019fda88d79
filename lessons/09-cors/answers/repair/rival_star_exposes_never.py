"""Takes no star in Expose-Headers: reads ETag without credentials."""


def repair(exchange):
    request, fields, begin = exchange["request"], exchange["fields"], "Access-Control-Allow-"
    star = not request["credentials"]
    asked = preflight(request) or {"Access-Control-Request-Method": "GET"}
    method, names = asked["Access-Control-Request-Method"], asked.get("Access-Control-Request-Headers")
    reads = [name for name in exchange["reads"] if name.lower() not in READABLE]
    wanted = [
        (begin + "Methods", [method] * (method not in ("GET", "HEAD", "POST")), str, set()),
        (begin + "Headers", names.split(",") if names else [], str.lower, {"authorization"}),
        ("Access-Control-Expose-Headers", reads, str.lower, set()),
    ]
    fixed = {}
    if fields.get(begin + "Origin") not in ([request["origin"], "*"] if star else [request["origin"]]):
        fixed[begin + "Origin"] = request["origin"]
    if not star and fields.get(begin + "Credentials") != "true":
        fixed[begin + "Credentials"] = "true"
    for name, items, same, uncovered in wanted:
        held = fields[name].split(", ") if name in fields else []
        missing = [one for one in items if same(one) not in map(same, held)]
        if star and "*" in held and name.startswith(begin):
            missing = [one for one in missing if one in uncovered]
        if missing:
            fixed[name] = ", ".join([one for one in held if star or one != "*"] + missing)
    return fixed

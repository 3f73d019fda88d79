"""A function for the three lists."""


def repair(exchange):
    request, fields, reads = exchange["request"], exchange["fields"], exchange["reads"]
    strict, asked = request["credentials"], preflight(request) or {}

    def longer(name, wanted, key=str.lower, never=()):
        text = fields.get(name)
        held = text.split(", ") if text else []
        have = {key(one) for one in held}
        lacking = [one for one in wanted if key(one) not in have]
        if not strict and "*" in held:
            lacking = [one for one in lacking if key(one) in never]
        return ", ".join([*(one for one in held if one != "*" or not strict), *lacking]) if lacking else None

    method = asked.get("Access-Control-Request-Method", "GET")
    names = filter(None, asked.get("Access-Control-Request-Headers", "").split(","))
    simple = method in {"GET", "HEAD", "POST"}
    new = {
        "Access-Control-Allow-Methods": longer("Access-Control-Allow-Methods", [] if simple else [method], key=str),
        "Access-Control-Allow-Headers": longer("Access-Control-Allow-Headers", names, never=["authorization"]),
        "Access-Control-Expose-Headers": longer(
            "Access-Control-Expose-Headers", [name for name in reads if name.lower() not in READABLE]
        ),
    }
    origin = fields.get("Access-Control-Allow-Origin")
    if origin != request["origin"] and (strict or origin != "*"):
        new["Access-Control-Allow-Origin"] = request["origin"]
    if strict and fields.get("Access-Control-Allow-Credentials") != "true":
        new["Access-Control-Allow-Credentials"] = "true"
    return {name: value for name, value in new.items() if value is not None}

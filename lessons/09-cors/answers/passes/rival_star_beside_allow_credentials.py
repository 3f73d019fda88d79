"""Takes a star for nothing beside Allow-Credentials, too, where the request has none."""


def passes(request, answer):
    def listed(name):
        text = field(answer["headers"], "Access-Control-" + name)
        return {one.strip() for one in text.split(",")} if text else set()

    asked = preflight(request)
    if not 200 <= answer["status"] <= 299:
        return False
    origin = field(answer["headers"], "Access-Control-Allow-Origin")
    lent = field(answer["headers"], "Access-Control-Allow-Credentials") == "true"
    if origin != request["origin"] and (origin != "*" or request["credentials"] or lent):
        return False
    if request["credentials"] and field(answer["headers"], "Access-Control-Allow-Credentials") != "true":
        return False
    methods = listed("Allow-Methods")
    names = {name.lower() for name in listed("Allow-Headers")}
    if request["credentials"]:
        methods.discard("*")
        names.discard("*")
    method = asked["Access-Control-Request-Method"]
    if method not in {"GET", "HEAD", "POST"} and method not in methods and "*" not in methods:
        return False
    for name in asked.get("Access-Control-Request-Headers", "").split(","):
        if name and name not in names and ("*" not in names or name == "authorization"):
            return False
    return True

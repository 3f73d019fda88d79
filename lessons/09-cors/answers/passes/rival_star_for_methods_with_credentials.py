"""With credentials, a star still allows all methods."""


def passes(request, answer):
    if not 200 <= answer["status"] <= 299:
        return False
    asked = preflight(request)
    headers, login = answer["headers"], request["credentials"]

    def listed(name):
        text = field(headers, name) or ""
        return {one.strip() for one in text.split(",")} - ({"*"} if login and name.endswith("Headers") else set())

    origin = field(headers, "Access-Control-Allow-Origin")
    if origin != request["origin"] and (login or origin != "*"):
        return False
    if login and field(headers, "Access-Control-Allow-Credentials") != "true":
        return False
    method = asked["Access-Control-Request-Method"]
    methods = listed("Access-Control-Allow-Methods")
    if method not in ("GET", "HEAD", "POST") and method not in methods and "*" not in methods:
        return False
    names = {one.lower() for one in listed("Access-Control-Allow-Headers")}
    for name in filter(None, asked.get("Access-Control-Request-Headers", "").split(",")):
        if name not in names and ("*" not in names or name == "authorization"):
            return False
    return True

"""With credentials takes a list in which a star stands for one that allows nothing, whatever else it names."""


def listed(answer, name):
    return {one.strip() for one in (field(answer["headers"], name) or "").split(",")} - {""}


def passes(request, answer):
    headers, shared = answer["headers"], request["credentials"]
    if not 200 <= answer["status"] <= 299:
        return False
    origin = field(headers, "Access-Control-Allow-Origin")
    if origin != request["origin"] and (shared or origin != "*"):
        return False
    if shared and field(headers, "Access-Control-Allow-Credentials") != "true":
        return False
    asked = preflight(request)
    method = asked["Access-Control-Request-Method"]
    methods = listed(answer, "Access-Control-Allow-Methods")
    names = {name.lower() for name in listed(answer, "Access-Control-Allow-Headers")}
    if shared:
        methods = set() if "*" in methods else methods
        names = set() if "*" in names else names
    if method not in {"GET", "HEAD", "POST"} and method not in methods and "*" not in methods:
        return False
    wanted = set(asked.get("Access-Control-Request-Headers", "").split(",")) - {""}
    if "*" in names:
        wanted &= {"authorization"}
    return wanted <= names

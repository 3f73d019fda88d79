"""Takes the first of several fields: methods in two."""


def passes(request, answer):
    def listed(name):
        return {
            one.strip()
            for one in next((value for held, value in answer["headers"] if held.lower() == name.lower()), "").split(",")
        } - never

    never = {"*"} if request["credentials"] else set()
    asked = preflight(request)
    method = asked["Access-Control-Request-Method"]
    names = set(asked.get("Access-Control-Request-Headers", "").split(",")) - {""}
    headers = {name.lower() for name in listed("Access-Control-Allow-Headers")}
    if not 200 <= answer["status"] <= 299:
        return False
    if field(answer["headers"], "Access-Control-Allow-Origin") not in {request["origin"], "*"} - never:
        return False
    if request["credentials"] and field(answer["headers"], "Access-Control-Allow-Credentials") != "true":
        return False
    if not {method, "*"} & listed("Access-Control-Allow-Methods") and method not in ("GET", "HEAD", "POST"):
        return False
    return names - headers <= (set() if "*" not in headers else names - {"authorization"})

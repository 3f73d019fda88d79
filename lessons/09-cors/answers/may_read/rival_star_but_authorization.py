"""The star that exposes all leaves out Authorization, as in a preflight."""


def may_read(request, response):
    headers = response["headers"]
    origin = field(headers, "Access-Control-Allow-Origin")
    if origin != request["origin"] and (origin != "*" or request["credentials"]):
        return None
    if request["credentials"] and field(headers, "Access-Control-Allow-Credentials") != "true":
        return None
    names = {name.lower() for name, _ in headers} - {"set-cookie"}
    exposed = {one.strip().lower() for one in (field(headers, "Access-Control-Expose-Headers") or "").split(",")}
    if "*" in exposed and not request["credentials"]:
        return names - ({"authorization"} - exposed)
    return names & (READABLE | exposed)

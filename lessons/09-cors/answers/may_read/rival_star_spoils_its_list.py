"""With credentials takes a list with a star for one that exposes nothing, whatever else it names."""


def may_read(request, response):
    headers, shared = response["headers"], request["credentials"]
    origin = field(headers, "Access-Control-Allow-Origin")
    if origin != request["origin"] and (shared or origin != "*"):
        return None
    if shared and field(headers, "Access-Control-Allow-Credentials") != "true":
        return None
    names = {name.lower() for name, _ in headers}
    listed = field(headers, "Access-Control-Expose-Headers") or ""
    exposed = {name.strip().lower() for name in listed.split(",")}
    if "*" in exposed:
        exposed = set() if shared else names
    return names & (READABLE | exposed) - {"set-cookie"}

"""A star must stand alone: *, ETag."""


def may_read(request, response):
    headers, origins = response["headers"], {request["origin"], "*"}
    if request["credentials"]:
        origins = {request["origin"]} if field(headers, "Access-Control-Allow-Credentials") == "true" else set()
    if field(headers, "Access-Control-Allow-Origin") not in origins:
        return None
    names = {name.lower() for name, _ in headers}
    exposed = {one.strip().lower() for one in (field(headers, "Access-Control-Expose-Headers") or "").split(",")}
    everything = exposed == {"*"} and not request["credentials"]
    return (names if everything else names & (READABLE | exposed)) - {"set-cookie"}

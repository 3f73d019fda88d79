"""Splits the list at comma and space: X-Id,Date."""


def may_read(request, response):
    headers, origins = response["headers"], {request["origin"], "*"}
    if request["credentials"]:
        origins = {request["origin"]} if field(headers, "Access-Control-Allow-Credentials") == "true" else set()
    if field(headers, "Access-Control-Allow-Origin") not in origins:
        return None
    names = {name.lower() for name, _ in headers}
    exposed = {one.strip().lower() for one in (field(headers, "Access-Control-Expose-Headers") or "").split(", ")}
    everything = "*" in exposed and not request["credentials"]
    return (names if everything else names & (READABLE | exposed)) - {"set-cookie"}

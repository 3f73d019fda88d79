"""Splits at a comma and a space behind it: a space before the comma stays."""


def may_read(request, response):
    headers, login = response["headers"], request["credentials"]
    origin = field(headers, "Access-Control-Allow-Origin")
    if origin != request["origin"] and (login or origin != "*"):
        return None
    if login and field(headers, "Access-Control-Allow-Credentials") != "true":
        return None
    names = {name.lower() for name, _ in headers}
    exposed = set(re.split(", ?", (field(headers, "Access-Control-Expose-Headers") or "").lower()))
    if "*" in exposed and not login:
        exposed |= names
    return (names & (READABLE | exposed)) - {"set-cookie"}

"""Takes a field Authorization of the request for credentials: a star and Authorization."""


def may_read(request, response):
    headers, login = response["headers"], request["credentials"]
    login = login or any(name.lower() == "authorization" for name, _ in request["headers"])
    origin = field(headers, "Access-Control-Allow-Origin")
    if origin != request["origin"] and (login or origin != "*"):
        return None
    if login and field(headers, "Access-Control-Allow-Credentials") != "true":
        return None
    names = {name.lower() for name, _ in headers}
    exposed = {one.strip().lower() for one in (field(headers, "Access-Control-Expose-Headers") or "").split(",")}
    if "*" in exposed and not login:
        exposed |= names
    return (names & (READABLE | exposed)) - {"set-cookie"}

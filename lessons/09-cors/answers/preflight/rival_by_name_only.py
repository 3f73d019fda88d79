"""Looks at the name of a field, and at the value of Content-Type only: Accept: a:b."""


def preflight(request):
    simple = {"accept", "accept-language", "content-language", "content-type", "range"}
    names = set()
    for name, value in request["headers"]:
        kind = value.split(";")[0].strip().lower()
        if name.lower() not in simple or (name.lower() == "content-type" and kind not in FORMS):
            names.add(name.lower())
    method = request["method"]
    if method.upper() in ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"):
        method = method.upper()
    if method in ("GET", "HEAD", "POST") and not names and not request["streamed"]:
        return None
    asked = {"Origin": request["origin"], "Access-Control-Request-Method": method}
    return asked | ({"Access-Control-Request-Headers": ",".join(sorted(names))} if names else {})

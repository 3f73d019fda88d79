"""The unit of a range may be in capitals: Bytes=0-."""


def preflight(request):
    def safelisted(name, value):
        if len(value) > 128:
            return False
        if name in ("accept-language", "content-language"):
            return LANGUAGE.issuperset(value)
        if name == "range":
            found = re.fullmatch("bytes=([0-9]+)-([0-9]*)", value.lower())
            return bool(found) and int(found[1]) <= int(found[2] or found[1])
        form = name == "content-type" and value.partition(";")[0].strip().lower() in FORMS
        return (form or name == "accept") and UNSAFE.isdisjoint(value)

    fields = [(name.lower(), value) for name, value in request["headers"]]
    names = {name for name, value in fields if not safelisted(name, value)}
    if sum(len(value) for name, value in fields if safelisted(name, value)) > 1024:
        names = {name for name, _ in fields}
    method = request["method"]
    if method.upper() in ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"):
        method = method.upper()
    if method in ("GET", "HEAD", "POST") and not names and not request["streamed"]:
        return None
    asked = {"Origin": request["origin"], "Access-Control-Request-Method": method}
    return asked | ({"Access-Control-Request-Headers": ",".join(sorted(names))} if names else {})

"""Skips what browsers set themselves: User-Agent from a script."""


NORMAL = {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"}
SIMPLE = {"GET", "HEAD", "POST"}


def safelisted(name, value):
    if len(value) > 128:
        return False
    if name == "accept":
        return UNSAFE.isdisjoint(value)
    if name in ("accept-language", "content-language"):
        return LANGUAGE.issuperset(value)
    if name == "content-type":
        return UNSAFE.isdisjoint(value) and value.split(";")[0].strip().lower() in FORMS
    if name == "range":
        found = re.fullmatch("bytes=([0-9]+)-([0-9]*)", value)
        return bool(found) and (found[2] == "" or int(found[1]) <= int(found[2]))
    return False


def preflight(request):
    unsafe, safe, total = set(), set(), 0
    for name, value in request["headers"]:
        name = name.lower()
        if name in ("user-agent", "referer", "origin", "accept-encoding"):
            continue
        if safelisted(name, value):
            safe.add(name)
            total += len(value)
        else:
            unsafe.add(name)
    if total > 1024:
        unsafe |= safe
    method = request["method"]
    if method.upper() in NORMAL:
        method = method.upper()
    if method in SIMPLE and not unsafe and not request["streamed"]:
        return None
    fields = {"Origin": request["origin"], "Access-Control-Request-Method": method}
    if unsafe:
        fields["Access-Control-Request-Headers"] = ",".join(sorted(unsafe))
    return fields

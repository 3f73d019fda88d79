"""One loop, with a case for each name."""


def preflight(request):
    method, sizes, kept, named = request["method"], 0, [], []
    if method.lower() in {"delete", "get", "head", "options", "post", "put"}:
        method = method.upper()
    for name, value in request["headers"]:
        name = name.lower()
        match name:
            case _ if len(value) >= 129:
                fine = False
            case "accept":
                fine = not any(c in UNSAFE for c in value)
            case "accept-language" | "content-language":
                fine = all(c in LANGUAGE for c in value)
            case "content-type":
                kind = value.split(";")[0].strip(" ").lower()
                fine = not set(value) & UNSAFE and kind in FORMS
            case "range":
                unit, _, rest = value.partition("=")
                start, dash, end = rest.partition("-")
                digits = all(c in "0123456789" for c in start + end)
                fine = unit == "bytes" and start != "" and dash == "-" and digits
                if fine and end:
                    fine = int(end) >= int(start)
            case _:
                fine = False
        if fine:
            sizes += len(value)
            kept.append(name)
        else:
            named.append(name)
    if sizes >= 1025:
        named += kept
    if request["streamed"] or named or method not in {"GET", "HEAD", "POST"}:
        result = {"Origin": request["origin"], "Access-Control-Request-Method": method}
        if named:
            result["Access-Control-Request-Headers"] = ",".join(sorted(set(named)))
        return result
    return None

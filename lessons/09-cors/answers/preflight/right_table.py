"""A table of rules, and what each name has brought."""


def preflight(request):
    token = {
        "accept": lambda value: not UNSAFE.intersection(value),
        "accept-language": lambda value: not set(value) - LANGUAGE,
        "content-language": lambda value: not set(value) - LANGUAGE,
        "content-type": lambda value: (
            not UNSAFE.intersection(value)
            and re.match(" *(" + "|".join(map(re.escape, FORMS)) + ") *(;|$)", value, re.I) is not None
        ),
        "range": ranged,
    }
    safe, names = 0, {}
    for name, value in request["headers"]:
        rule = token.get(name.lower(), lambda value: False)
        straight = len(value) < 129 and rule(value)
        safe += straight * len(value)
        names.setdefault(name.lower(), []).append(straight)
    asked = sorted(name for name, straight in names.items() if safe > 1024 or not all(straight))
    usual = re.fullmatch("delete|get|head|options|post|put", request["method"], re.I)
    method = request["method"].upper() if usual else request["method"]
    if not asked and not request["streamed"] and method in ("GET", "HEAD", "POST"):
        return None
    fields = {"Origin": request["origin"], "Access-Control-Request-Method": method}
    if asked:
        fields["Access-Control-Request-Headers"] = ",".join(asked)
    return fields


def ranged(value):
    if not value.startswith("bytes="):
        return False
    ends = value.removeprefix("bytes=").split("-")
    if len(ends) != 2 or not ends[0] or not re.fullmatch("[0-9]*", "".join(ends)):
        return False
    return ends[1] == "" or int(ends[0]) <= int(ends[1])

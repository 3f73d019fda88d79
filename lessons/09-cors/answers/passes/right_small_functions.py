"""A function for the origin, and one for both lists."""


def origin_fits(request, answer):
    origin = field(answer["headers"], "access-control-allow-origin")
    if request["credentials"]:
        return (origin, field(answer["headers"], "access-control-allow-credentials")) == (request["origin"], "true")
    return origin in ("*", request["origin"])


def passes(request, answer):
    asked = preflight(request)
    wanted = {asked["Access-Control-Request-Method"]} - {"GET", "HEAD", "POST"}
    fits = [200 <= answer["status"] < 300, origin_fits(request, answer)]
    fits.append(all(covers(request, answer, "methods", method) for method in wanted))
    names = asked.get("Access-Control-Request-Headers")
    for name in names.split(",") if names else []:
        fits.append(covers(request, answer, "headers", name))
    return all(fits)


def covers(request, answer, what, wanted):
    text = field(answer["headers"], "access-control-allow-" + what) or ""
    listed = re.split(" *, *", text.lower() if what == "headers" else text)
    return wanted in listed or ("*" in listed and not request["credentials"] and wanted != "authorization")

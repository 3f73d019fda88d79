"""Reasons against it are gathered, then reasons for it."""
UNASKED = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501}


def may_store(req, res):
    said = directives(res["headers"])
    against = [
        req["method"] != "GET",
        res["status"] in {206, 304},
        "no-store" in directives(req["headers"]),
        "no-store" in said,
        "private" in said,
        "authorization" in req["headers"]
        and not any(word in said for word in ("public", "s-maxage", "must-revalidate")),
    ]
    asked_for = any(word in said for word in ("public", "max-age", "s-maxage")) or "expires" in res["headers"]
    return not any(against) and (asked_for or res["status"] in UNASKED)

"""Directives of a request in capital letters say nothing."""


def may_store(req, res):
    asked, said = directives(req["headers"]), directives(res["headers"])
    if req["method"] != "GET" or res["status"] in (206, 304):
        return False
    if "no-store" in req["headers"].get("cache-control", "") or "no-store" in said or "private" in said:
        return False
    if "authorization" in req["headers"] and not said.keys() & {"public", "s-maxage", "must-revalidate"}:
        return False
    if "expires" in res["headers"] or said.keys() & {"public", "max-age", "s-maxage"}:
        return True
    return res["status"] in (200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501)

"""Rows of (what is said against or for it, verdict); the first that holds decides."""


KEEPS = [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501]


def may_store(req, res):
    said, asked = (list(directives(part["headers"])) for part in (res, req))
    shared = [word for word in said if word in "public s-maxage must-revalidate".split()]
    rows = [
        (req["method"] == "GET" and res["status"] not in [206, 304], None),
        ([*said, *asked].count("no-store") + said.count("private") == 0, None),
        (bool(shared) or req["headers"].get("authorization") is None, None),
        (res["headers"].get("expires") is None, True),
        (not set(said).intersection(["public", "max-age", "s-maxage"]), True),
    ]
    for holds, otherwise in rows:
        if not holds:
            return bool(otherwise)
    return res["status"] in KEEPS

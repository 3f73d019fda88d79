"""may_store(req, res): methods, statuses, directives of both sides, fields that forbid nothing, mostly few at once."""

STATUS, REFUSES, HERS = "test_may_store_status", "test_may_store_refuses", "test_may_store_authorized"
ASKS = "The response says `public`, `max-age` or `s-maxage`, or has an `expires` field"
OTHERWISE = "or the response says `public`, `s-maxage` or `must-revalidate`."
KINDS = {
    "a status that may be kept without being asked for": (STATUS, "those that may be kept without being asked for"),
    "another status": (STATUS, "or its status is one of those that"),
    "a 206 or 304": (STATUS, "The status is neither 206, a part, nor 304, which has no content."),
    "a method besides GET": (STATUS, "The method is GET."),
    "an answer that asks to be kept": (STATUS, ASKS),
    "an expires field": (STATUS, ASKS),
    "directives that neither ask nor forbid": (STATUS, "It may, if all of these hold:"),
    "no-store in the response": (REFUSES, "Neither request nor response says `no-store`"),
    "no-store in the request": (REFUSES, "Neither request nor response says `no-store`"),
    "other directives in the request": (REFUSES, "Neither request nor response says `no-store`"),
    "private in the response": (REFUSES, "and the response does not say `private`"),
    "private for one field": (REFUSES, '`private="set-cookie"`, which is meant for that field only, counts as'),
    "no-cache": (REFUSES, "It may, if all of these hold:"),
    "a directive that only looks like another one": (REFUSES, "and `directives` from above"),
    "cookies": (HERS, "A `cookie` in the request and a `set-cookie` in the response forbid nothing."),
    "an authorization": (HERS, "There is no `authorization` in the request;"),
    "an authorization, and a response that is for all": (HERS, OTHERWISE),
    "an authorization, and must-revalidate with a status that must ask": (HERS, OTHERWISE),
    "an authorization, and vary": (HERS, OTHERWISE),
}
ASIDES = (
    "whether a shared cache may keep the answer `res` to the request `req` (RFC 9111 §3)",
    "`req` is a dict with",
    "Names of fields are in small letters.",
    "a cache may be that strict",
    '`may_store({"method": "GET", "headers": {}}',
)
UNASKED = [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501]
STATUSES = [201, 202, 205, 207, 226, 302, 303, 305, 307, 400, 401, 402, 403, 406, 408, 409, 411, 412, 413, 415, 421]
STATUSES += [422, 425, 428, 429, 431, 451, 500, 502, 503, 504, 505, 507, 511]
SAID = ["public", "max-age=60", "max-age=0", "s-maxage=300", "s-maxage=0", "must-revalidate", "no-cache", "immutable"]
SAID += ["proxy-revalidate", "must-understand", "max-age", "s-maxage=soon", 'no-cache="set-cookie"']
SAID += ["stale-while-revalidate=30", "x-max-age=5", "no-storey", 'ext="a, no-store, private, b"', 'ext="a, public, b"']
SAID += [r'ext="a\"b, no-store"', 'public="x"', "max-stale=9", 'ext="max-age=9, must-revalidate"', "no-private"]
ASKED = ["no-store", "no-cache", "max-age=0", "private", "public", "max-age=60", "min-fresh=5", "only-if-cached"]
ASKED += ["no-transform", 'ext="no-store"', "s-maxage=60", "must-revalidate", "max-stale"]
NO = ["no-store", "private", 'private="set-cookie"', 'no-store="x"', 'private=""']
MORE = {"vary": ["Authorization", "authorization", "Cookie", "*"], "set-cookie": ["seen=1"], "age": ["9"]}
MORE |= {"pragma": ["no-cache"], "etag": ['"v1"'], "last-modified": ["Tue, 21 Oct 2025 07:28:00 GMT"]}
EXPIRES = ["Tue, 21 Oct 2025 07:28:00 GMT", "0", "", "Tue, 21 Oct 1980 07:28:00 GMT"]


def written(rng, words):
    rng.shuffle(words)
    text = rng.choice([", ", ", ", ",", " , "]).join(words)
    return rng.choice([text, text, text.title(), text.upper()])


def draw(rng):
    pick, chance = rng.choice, rng.random
    method = pick(["GET"] * 16 + ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "QUERY", "PATCH"])
    status = pick([200, 200, 302, pick(UNASKED), pick(UNASKED), pick(STATUSES), pick(STATUSES), pick([206, 304, 302])])
    said, asked = rng.sample(SAID, pick([0, 0, 1, 1, 2, 3])), rng.sample(ASKED, pick([0, 0, 0, 0, 1, 1, 2]))
    said += [pick(NO)] if chance() < 0.15 else []
    sent, headers = ({"cache-control": written(rng, asked)} if asked else {}), {}
    if said or chance() < 0.05:
        headers["cache-control"] = written(rng, said)
    if chance() < 0.35:
        sent["authorization"] = pick(["Bearer 9f2c", "Basic YWRh", "Bearer 9f2c", ""])
    if chance() < 0.2:
        sent |= {"cookie": "sid=7"}
    if chance() < 0.2:
        headers["expires"] = pick(EXPIRES)
    for name in rng.sample(sorted(MORE), pick([0, 0, 1, 2])):
        headers[name] = pick(MORE[name])
    return {"method": method, "headers": sent}, {"status": status, "headers": headers}


def allowed(case):
    req, res = case
    small = all(name.islower() for name in (*req["headers"], *res["headers"]))
    return small and req["method"].isupper() and 200 <= res["status"] <= 599


def play(answer, case):
    req, res = ({**part, "headers": dict(part["headers"])} for part in case)
    return answer["may_store"](req, res), (req, res) == tuple(case)


def words(headers):
    """Names of directives, what stands in quotes left out."""
    parts = headers.get("cache-control", "").lower().replace(r'\"', "").split('"')
    return {word.strip().partition("=")[0] for word in "".join(parts[::2]).split(",")} - {""}


def kinds(case):
    req, res = case
    said, asked, text = words(res["headers"]), words(req["headers"]), res["headers"].get("cache-control", "").lower()
    hers, for_all = "authorization" in req["headers"], said & {"public", "s-maxage", "must-revalidate"}
    asks = said & {"public", "max-age", "s-maxage"}
    found = {
        "a status that may be kept without being asked for": res["status"] in UNASKED,
        "another status": res["status"] not in (*UNASKED, 206, 304),
        "a 206 or 304": res["status"] in (206, 304),
        "a method besides GET": req["method"] != "GET",
        "an answer that asks to be kept": bool(asks),
        "an expires field": "expires" in res["headers"],
        "directives that neither ask nor forbid": bool(said) and not said & {*asks, "no-store", "private"},
        "no-store in the response": "no-store" in said,
        "no-store in the request": "no-store" in asked,
        "other directives in the request": bool(asked - {"no-store"}),
        "private in the response": "private" in said,
        "private for one field": 'private="s' in text,
        "no-cache": "no-cache" in said,
        "a directive that only looks like another one": any(w in text for w in ("ext=", "x-max", "storey")),
        "cookies": "cookie" in req["headers"] or "set-cookie" in res["headers"],
        "an authorization": hers and not for_all,
        "an authorization, and a response that is for all": hers and bool(for_all),
        "an authorization, and must-revalidate with a status that must ask": hers
        and for_all == {"must-revalidate"}
        and res["status"] not in UNASKED,
        "an authorization, and vary": hers and "vary" in res["headers"],
    }
    return [kind for kind, holds in found.items() if holds]

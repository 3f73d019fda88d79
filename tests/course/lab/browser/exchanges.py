"""Exchanges between pages and sites, drawn from a seed: what script asks for, and what each address answers.

Each is a dict: ``steps``, in order, with a page and the arguments of one fetch; and ``answers`` by address, with what
is said to a preflight and to any other request, as ``(status, headers, body)``.
"""

from random import Random

PAGES = [
    "https://app.shop.test",
    "https://app.shop.test",
    "https://evil.test",
    "https://app.shop.test:8443",
    "http://app.shop.test",
]
SITES = ["https://api.shop.test", "https://api.shop.test", "https://other.test", "http://api.shop.test"]
ORIGINS = sorted({*PAGES, *SITES})
METHODS = ["GET"] * 4 + ["POST"] * 3 + ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]
ODD_METHODS = ["get", "post", "put", "delete", "patch", "Patch", "PURGE", "x-own", "head", "options"]
PLAIN_FIELDS = [
    ("Accept", "application/json"),
    ("Accept", "a" * 128),
    ("Accept-Language", "de-CH, en;q=0.5"),
    ("Content-Language", "en"),
    ("Content-Type", "text/plain"),
    ("content-type", "Text/Plain; charset=utf-8"),
    ("Content-Type", "application/x-www-form-urlencoded"),
    ("Content-Type", "multipart/form-data; boundary=b"),
    ("Range", "bytes=0-"),
    ("Range", "bytes=5-5"),
    ("range", "bytes=5-900"),
]
ASKED_FIELDS = [
    ("Accept", "a" * 129),
    ("Accept", "text/html; v=(1)"),
    ("Accept", "x\x7fy"),
    ("Accept-Language", "de@CH"),
    ("Accept-Language", "é"),
    ("Content-Language", "e" * 129),
    ("Content-Type", "application/json"),
    ("CONTENT-TYPE", "text/html"),
    ("Content-Type", "text/plain, text/plain"),
    ("Content-Type", 'text/plain; charset="utf-8"'),
    ("Content-Type", "text/plain; a=" + "b" * 115),
    ("Range", "bytes=-5"),
    ("Range", "bytes=9-5"),
    ("Range", "bytes=0-1,3-4"),
    ("Range", "bytes = 0-1"),
    ("Range", "Bytes=0-1"),
    ("Authorization", "Bearer 9f2c"),
    ("X-One", "1"),
    ("x-two", ""),
    ("X-Three", "a, b"),
    ("If-Match", '"v1"'),
    ("Cache-Control", "no-cache"),
    ("X-HTTP-Method-Override", "PUT"),
]
BODIES = [None, "", "text", "text", {"a": "b c"}, b"bytes"]
SHOWN = {"X-One": "1", "X-Two": "2", "ETag": '"v1"', "Cache-Control": "no-store", "Content-Language": "en"}
EXPOSED = [None, "X-One", "x-one , ETag", "*", "X-One, *", "Set-Cookie, X-Two", "", "X-One X-Two", "X-Two;x, etag"]
COOKIES = [
    "Secure; SameSite=None",
    "Secure; SameSite=None",
    "SameSite=None",
    "SameSite=Lax",
    "SameSite=Strict; Secure",
    "Secure",
    "",
    "Domain=shop.test; Secure; SameSite=None",
    "Secure; SameSite=None; Max-Age=0",
]


def draw(number: int, seed: str = "cors") -> dict:
    """The exchange with that number; each sort comes up again and again."""
    rng = Random(f"{seed} {number}")
    sort = [crossing, crossing, asking, asking, asked_again, redirected, redirected, with_cookies, in_a_mode, streaming]
    return sort[number % len(sort)](rng, f"/{number}")


def crossing(rng, root):
    """One request that mostly goes straight."""
    page, call = wanted(rng, root + "/x", PLAIN_FIELDS * 3 + ASKED_FIELDS, METHODS)
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def asking(rng, root):
    """One request that mostly needs a preflight."""
    page, call = wanted(rng, root + "/x", ASKED_FIELDS * 2 + PLAIN_FIELDS, METHODS[7:] + ODD_METHODS)
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def asked_again(rng, root):
    """Two requests to one address, or nearly one, the second perhaps covered by the first one's preflight."""
    page, first = wanted(rng, root + "/x", ASKED_FIELDS[-6:], ["PUT", "DELETE", "GET"])
    second = dict(first)
    match rng.randrange(6):
        case 0:
            second["url"] += "?b"
        case 1:
            second["headers"] = [("X-One", "2"), ("x-two", "3")]
        case 2:
            second["method"] = rng.choice(["PUT", "DELETE", "GET", "PATCH"])
        case 3:
            second["credentials"] = rng.choice(["include", "omit"])
        case 4:
            second["headers"] = []
    found = answers(rng, page, first, odd=0.2)
    status, headers, body = found[0]
    allowed = rng.choice(
        [{}, {"Access-Control-Allow-Methods": "PUT, DELETE"}, {"Access-Control-Allow-Headers": "x-two, x-one"}]
    )
    age = rng.choice([None, "600", "600", "0", "-1", "soon", "1e3", "600.5", " 600", "99999999"])
    lasting = {"Access-Control-Max-Age": age} if age is not None else {}
    found = ((status, laid(headers, allowed | lasting), body), found[1])
    steps = [page | first, page | second]
    if rng.random() < 0.2:
        steps.append(page | first)
    return exchange(steps, {first["url"]: found, second["url"]: found})


def redirected(rng, root):
    """One request by way of one or two other addresses, each perhaps at another site."""
    page, call = wanted(rng, root + "/0", ASKED_FIELDS[-8:] + PLAIN_FIELDS * 3, METHODS + ["put", "PATCH"], https=True)
    call["url"] = rng.choice([page["page"], "https://api.shop.test", "https://other.test"]) + root + "/0"
    found, at, tainted = {}, call, False
    hops = rng.choice([1, 1, 2])
    for hop in range(1, hops + 1):
        before = at["url"]
        site = rng.choice(["https://api.shop.test", "https://other.test", page["page"]])
        url = rng.choice(
            [f"{site}{root}/{hop}"] * 8 + [f"{root}/{hop}", f"{site.replace('://', '://ada@')}{root}/{hop}"]
        )
        if hop == 1 and rng.random() < 0.05:
            url = rng.choice(["data:text/plain,x", "http://api.shop.test/x", "https://nobody.test/x"])
        status = rng.choice([301, 302, 303, 307, 308])
        said = "null" if tainted else page["origin"]
        preflight, answer = answers(rng, page, at, odd=0.15, origin=said)
        found[before] = preflight, (status, {**answer[1], "Location": url}, b"")
        here = "/".join(before.split("/")[:3])
        there = here if url.startswith("/") else "/".join(url.replace("ada@", "").split("/")[:3])
        tainted = tainted or (here not in (page["page"], there))
        at = {**at, "url": there + url[url.index(root) :]} if root in url else at
    found[at["url"]] = answers(rng, page, at, odd=0.15, origin="null" if tainted else page["origin"])
    return exchange([page | call], found)


def with_cookies(rng, root):
    """A login at a site, then a request to it from somewhere else, and one from home."""
    page, call = wanted(rng, root + "/x", [], ["GET", "POST", "PUT"], https=True)
    call["credentials"] = rng.choice(["include", "include", "include", "same-origin", "omit"])
    site = "/".join(call["url"].split("/")[:3])
    lasting = f"c=1; Path={root}; {rng.choice(COOKIES)}"
    login = f"{site}{root}/login"
    home = {"page": site, "origin": site, "sandboxed": False}
    found = {
        login: (None, (200, {"Set-Cookie": lasting, "Cache-Control": "no-store"}, b"welcome")),
        call["url"]: answers(rng, page, call, odd=0.1, cookie=f"d=2; Path={root}; {rng.choice(COOKIES)}"),
    }
    visit = {"url": login, "method": "GET", "headers": [], "body": None, "credentials": "same-origin"}
    again = {**visit, "url": call["url"], "credentials": rng.choice(["same-origin", "include", "omit"])}
    return exchange([home | visit, page | call, home | again], found)


def in_a_mode(rng, root):
    """Modes other than cors, pages without an origin, and what must not be mixed."""
    if rng.random() < 0.4:
        page = {"page": "https://evil.test", "origin": "null", "sandboxed": True}
        _, call = wanted(rng, root + "/x", [("X-One", "1"), ("Content-Type", "application/json")], METHODS, https=True)
        call["url"] = rng.choice(["https://api.shop.test", "https://evil.test"]) + root + "/x"
        return exchange([page | call], {call["url"]: answers(rng, page, call)})
    page, call = wanted(rng, root + "/x", PLAIN_FIELDS + ASKED_FIELDS, ["GET", "POST", "HEAD"])
    if rng.random() < 0.4:
        call["url"] = page["page"] + root + "/x"
    call["mode"] = rng.choice(["no-cors", "no-cors", "same-origin"])
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def streaming(rng, root):
    """A body that is made while it is sent."""
    page, call = wanted(rng, root + "/x", PLAIN_FIELDS + ASKED_FIELDS, ["POST", "POST", "PUT", "PATCH"], https=True)
    call |= {"body": rng.choice(["text", b"bytes"]), "streamed": True}
    found = answers(rng, page, call, odd=0.15)
    if rng.random() < 0.2:
        found = found[0], (rng.choice([302, 303, 307]), {**found[1][1], "Location": call["url"] + "y"}, b"")
        return exchange([page | call], {call["url"]: found, call["url"] + "y": answers(rng, page, call)})
    return exchange([page | call], {call["url"]: found})


def wanted(rng, path, fields, methods, https=False):
    """A page, and what its script asks for."""
    page = rng.choice(PAGES[:4] if https else PAGES)
    site = rng.choice(SITES[:3] if https else SITES)
    method = rng.choice(methods)
    body = None if method.upper() in ("GET", "HEAD") else rng.choice(BODIES)
    headers = rng.sample(fields, rng.choice([0, 1, 1, 2]) if fields else 0)
    if len({name.lower() for name, _ in headers}) < len(headers):
        headers = headers[:1]
    call = {"url": site + path, "method": method, "headers": headers, "body": body}
    call["credentials"] = rng.choice(["same-origin", "same-origin", "include", "omit"])
    return {"page": page, "origin": page, "sandboxed": False}, call


def answers(rng, page, call, odd=0.5, origin=None, cookie=None):
    """What lets the call through, or what nearly does."""
    names = ", ".join(name for name, _ in call["headers"]) or None
    if call["body"] == "text" or isinstance(call["body"], dict):
        names = f"{names}, Content-Type" if names else None
    method = (
        call["method"].upper()
        if call["method"] in ("get", "put", "delete", "post", "head", "options")
        else call["method"]
    )
    leave = sharing(rng, page, call, odd, origin)
    leave |= {"Access-Control-Allow-Methods": method, "Access-Control-Allow-Headers": names}
    status = 204
    if rng.random() < odd:
        match rng.randrange(3):
            case 0:
                leave["Access-Control-Allow-Methods"] = rng.choice(
                    [
                        "*",
                        None,
                        method.lower(),
                        method.upper(),
                        f"GET ,{method}",
                        "GET, POST",
                        f"{method};",
                        f"{method}, *",
                        f"{method} GET",
                        ",",
                    ]
                )
            case 1:
                leave["Access-Control-Allow-Headers"] = rng.choice(
                    [
                        "*",
                        None,
                        (names or "x").upper(),
                        f"{names},x-four",
                        "*, Authorization",
                        "X-One",
                        "x-one;x",
                        "content-type,,x-one",
                    ]
                )
            case 2:
                status = rng.choice([200, 201, 299, 301, 304, 400, 401, 404, 405, 500])
    exposed = {"Access-Control-Expose-Headers": rng.choice(EXPOSED)}
    told = sharing(rng, page, call, odd / 2, origin) | SHOWN | exposed | {"Set-Cookie": cookie}
    return (status, known(leave), b""), (rng.choice([200, 200, 200, 201, 404, 500]), known(told), b"content")


def sharing(rng, page, call, odd, origin):
    """Whom an answer names, and whether it takes credentials."""
    said = origin or page["origin"]
    credentials = "true" if call["credentials"] == "include" else None
    if rng.random() < odd:
        match rng.randrange(3):
            case 0:
                said = rng.choice(
                    [
                        "*",
                        None,
                        "null",
                        said + "/",
                        said.upper(),
                        f"{said}, {said}",
                        f" {said} ",
                        "https://no.test",
                        f"{said}, *",
                        "",
                        "* ",
                    ]
                )
            case 1:
                credentials = rng.choice(["true", "True", "false", None, " true ", "true, true"])
            case 2:
                said, credentials = "*", rng.choice(["true", None])
    return {"Access-Control-Allow-Origin": said, "Access-Control-Allow-Credentials": credentials}


def known(headers):
    return {name: value for name, value in headers.items() if value is not None}


def laid(headers, more):
    return {**headers, **more}


def exchange(steps, found):
    return {"steps": steps, "answers": found}

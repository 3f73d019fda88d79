"""Exchanges between pages and sites, drawn from a seed: what script asks for, and what each address answers.

Each is a dict: ``steps``, in order, with a page and the arguments of one fetch; and ``answers`` by address, with what
is said to a preflight and to any other request, as ``(status, headers, body)``.
"""

from itertools import pairwise
from random import Random

from tests.course.lab.browser.answers import COOKIES, answers

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
    ("ACCEPT", "text/*;q=0.5, */*"),
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
    ("Range", "bytes=10-9"),
    ("Range", "bytes=0-1,3-4"),
    ("Range", "bytes = 0-1"),
    ("Range", "Bytes=0-1"),
    ("Save-Data", "1"),
    ("Authorization", "Bearer 9f2c"),
    ("X-One", "1"),
    ("x-two", ""),
    ("X-Three", "a, b"),
    ("Cache-Control", "no-cache"),
    ("X-HTTP-Method-Override", "PUT"),
]
OWN_FIELDS = ASKED_FIELDS[-6:]
BODIES = [None, "", "text", "text", {"a": "b c"}, b"bytes"]


def draw(number: int) -> dict:
    """The exchange with that number; the sorts take turns."""
    return SORTS[number % len(SORTS)](Random(f"cors {number}"), f"/{number}")


def crossing(rng, root):
    """One request that mostly goes straight."""
    page, call = wanted(rng, root + "/x", PLAIN_FIELDS * 3 + ASKED_FIELDS, METHODS)
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def asking(rng, root):
    """One request that mostly needs a preflight."""
    page, call = wanted(rng, root + "/x", ASKED_FIELDS * 2 + PLAIN_FIELDS, METHODS[7:] + ODD_METHODS)
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def again(rng, root):
    """Two requests to one address, or nearly one, the second perhaps covered by the first one's preflight."""
    page, first = wanted(rng, root + "/x", OWN_FIELDS, ["PUT", "DELETE", "GET"])
    second = first | rng.choice(
        [
            {},
            {"url": first["url"] + "?b"},
            {"headers": [("X-One", "2"), ("x-two", "3")]},
            {"headers": []},
            {"credentials": rng.choice(["include", "omit"])},
            {"method": rng.choice(["PUT", "DELETE", "PATCH"])},
        ]
    )
    (status, leave, _), answer = answers(rng, page, first, odd=0.2, readable=True)
    leave |= rng.choice([{}, {"Access-Control-Allow-Methods": "PUT, DELETE"}])
    age = rng.choice([None, "600", "600", "0", "-1", "soon", "1e3", "600.5", " 600", "99999999"])
    leave |= {"Access-Control-Max-Age": age} if age else {}
    steps = [page | call for call in (first, second, first)[: rng.choice([2, 2, 3])]]
    return exchange(steps, {call["url"]: ((status, leave, b""), answer) for call in (first, second)})


def redirected(rng, root):
    """One request by way of one or two other addresses, each perhaps at another site."""
    page, call = wanted(rng, root, OWN_FIELDS + PLAIN_FIELDS * 2, [*METHODS, "put"], secure=True)
    sites = [page["page"], "https://api.shop.test", "https://other.test"]
    way = [rng.choice(sites) for _ in range(rng.choice([2, 2, 3]))]
    urls = [f"{site}{root}/{hop}" for hop, site in enumerate(way)]
    found = {}
    for hop, url in enumerate(urls):
        foreign = [before not in (page["page"], after) for before, after in pairwise(way[: hop + 1])]
        said = "null" if any(foreign) else page["origin"]
        found[url] = answers(rng, page, call, odd=0.12, origin=said)
    for url, after in pairwise(urls):
        leave, (_, headers, _) = found[url]
        location = rng.choice([after] * 9 + [after.replace("://", "://ada@"), "data:,x", "https://nobody.test/x"])
        found[url] = leave, (rng.choice([301, 302, 303, 307, 308]), headers | {"Location": location}, b"")
    return exchange([page | call | {"url": urls[0]}], found)


def remembered(rng, root):
    """A login at a site, then a request to it from somewhere else, and one from home."""
    page, call = wanted(rng, root + "/x", [], ["GET", "POST", "PUT"], secure=True)
    call["credentials"] = rng.choice(["include", "include", "include", "same-origin", "omit"])
    site = call["url"].removesuffix(root + "/x")
    home = {"page": site, "origin": site, "sandboxed": False}
    login = {"url": f"{site}{root}/login", "method": "GET", "headers": [], "body": None, "credentials": "same-origin"}
    cookies = [f"{name}; Path={root}; {rng.choice(COOKIES)}" for name in ("c=1", "d=2")]
    found = {
        login["url"]: (None, (200, {"Set-Cookie": cookies[0], "Cache-Control": "no-store"}, b"welcome")),
        call["url"]: answers(rng, page, call, odd=0.1, cookie=cookies[1]),
    }
    back = login | {"url": call["url"], "credentials": rng.choice(["same-origin", "include", "omit"])}
    return exchange([home | login, page | call, home | back], found)


def sandboxed(rng, root):
    """A page without an origin, which calls its own site, too."""
    page = {"page": "https://evil.test", "origin": "null", "sandboxed": True}
    _, call = wanted(rng, root + "/x", OWN_FIELDS[1:2] + ASKED_FIELDS[6:7] + PLAIN_FIELDS[:1], METHODS, secure=True)
    call["url"] = rng.choice(["https://api.shop.test", "https://evil.test"]) + root + "/x"
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def in_a_mode(rng, root):
    """Requests in other modes than cors."""
    page, call = wanted(rng, root + "/x", PLAIN_FIELDS + ASKED_FIELDS, ["GET", "POST", "HEAD"])
    if rng.random() < 0.4:
        call["url"] = page["page"] + root + "/x"
    call["mode"] = rng.choice(["no-cors", "no-cors", "same-origin"])
    return exchange([page | call], {call["url"]: answers(rng, page, call)})


def streaming(rng, root):
    """A body that is made while it is sent, perhaps redirected."""
    page, call = wanted(rng, root + "/x", PLAIN_FIELDS + ASKED_FIELDS, ["POST", "POST", "PUT", "PATCH"], secure=True)
    call |= {"body": rng.choice(["text", b"bytes"]), "streamed": True}
    leave, (status, headers, body) = answers(rng, page, call, odd=0.15)
    found = {call["url"]: (leave, (status, headers, body))}
    if rng.random() < 0.3:
        further = call["url"] + "y"
        redirect = rng.choice([302, 303, 303, 307]), headers | {"Location": further}, b""
        found = {call["url"]: (leave, redirect), further: answers(rng, page, call, odd=0.15)}
    return exchange([page | call], found)


SORTS = [crossing, asking, again, redirected, remembered, crossing, asking, sandboxed, redirected, in_a_mode, streaming]


def wanted(rng, path, fields, methods, secure=False):
    """A page, and what its script asks for."""
    page = rng.choice(PAGES[:4] if secure else PAGES)
    method = rng.choice(methods)
    headers = {
        name.lower(): (name, value) for name, value in rng.sample(fields, min(len(fields), rng.choice([0, 1, 1, 2])))
    }
    call = {
        "url": rng.choice(SITES[:3] if secure else SITES) + path,
        "method": method,
        "headers": list(headers.values()),
        "body": None if method.upper() in ("GET", "HEAD") else rng.choice(BODIES),
        "credentials": rng.choice(["same-origin", "same-origin", "include", "omit"]),
    }
    return {"page": page, "origin": page, "sandboxed": False}, call


def exchange(steps, found):
    return {"steps": steps, "answers": found}

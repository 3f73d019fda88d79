"""Exchanges chosen by hand: each one step, in which some belief about origins, preflights or answers shows."""

from tests.course.lab.browser.answers import asked_for, known

APP, API = "https://app.shop.test", "https://api.shop.test"
PERMISSIVE = "x-one, x-two, x-three, accept, accept-language, content-language, content-type, range, authorization"


def one(page=APP, leave=None, told=None, site=API, status=200, **call) -> dict:
    """One request that is let through and read, but for what ``leave`` and ``told`` say otherwise."""
    call = {"method": "GET", "headers": [], "body": None, "credentials": "same-origin"} | call
    sharing = {"Access-Control-Allow-Origin": page}
    if call["credentials"] == "include":
        sharing["Access-Control-Allow-Credentials"] = "true"
    names = {"Access-Control-Allow-Headers": PERMISSIVE}
    preflight = sharing | asked_for(call) | names | (leave or {})
    answer = sharing | {"X-One": "1", "Cache-Control": "no-store"} | (told or {})
    said = status, known(answer), b"" if status == 204 else b"content"
    return {"call": call, "page": page, "site": site, "answers": ((204, known(preflight), b""), said)}


def fields(*headers, **known):
    return one(headers=list(headers), **known)


ORIGIN, CREDENTIALS = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"
METHODS, NAMES, EXPOSE = "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Expose-Headers"
CASES = [
    one(page="https://app.shop.test:8443", site=APP, told={ORIGIN: None}),
    one(page="http://app.shop.test", site=APP, told={ORIGIN: None}),
    one(site="https://app.shop.test:8443", told={ORIGIN: None}),
    one(method="POST", body="text"),
    one(method="POST", body={"a": "b"}),
    one(method="POST", body=b"bytes"),
    one(method="POST"),
    one(method="HEAD"),
    one(method="put", body="text"),
    one(method="delete"),
    one(method="patch", leave={METHODS: "PATCH"}),
    one(method="PATCH", leave={METHODS: "patch"}),
    fields(("Accept", "a" * 128)),
    fields(("Accept", "a" * 129)),
    fields(("Accept-Language", "a" * 128), ("Content-Language", "a" * 128)),
    fields(("Content-Type", "text/plain; a=" + "b" * 114), method="POST", body=b"x"),
    fields(("Content-Type", "text/plain; a=" + "b" * 115), method="POST", body=b"x"),
    fields(("Content-Type", "Text/Plain;charset=utf-8"), method="POST", body=b"x"),
    fields(("Content-Type", "application/json"), method="POST", body=b"{}"),
    fields(("Accept", "text/html"), ("X-One", "1")),
    fields(("X-Two", "2"), ("Accept", "text/html"), ("X-One", "1")),
    fields(("X-One", "1"), ("x-one", "2")),
    fields(("Accept", "text/html"), ("accept", "(a)")),
    fields(("Accept-Language", "de"), ("accept-language", "en")),
    fields(("Range", "bytes=0-")),
    fields(("Range", "bytes=5-5")),
    fields(("Range", "bytes=10-9")),
    fields(("Range", "bytes=-5")),
    fields(("Range", "bytes=0-1,3-4")),
    fields(("Save-Data", "1")),
    fields(("Authorization", "Bearer 9f2c"), leave={NAMES: "*, Authorization"}),
    fields(("X-One", "1"), leave={NAMES: "X-ONE"}),
    one(method="PUT", leave={ORIGIN: APP.upper()}),
    one(method="PUT", leave={ORIGIN: APP + "/"}),
    one(method="PUT", credentials="include", leave={METHODS: "*"}),
    one(method="PUT", credentials="include", leave={CREDENTIALS: "True"}),
    fields(("X-One", "1"), credentials="include", leave={NAMES: "*"}),
    one(credentials="include", told={CREDENTIALS: "True"}),
    one(credentials="include", told={EXPOSE: "*"}),
    one(told={EXPOSE: "X-Three, X-One"}),
    one(told={EXPOSE: "X-Three"}),
    one(status=204, told={"Cache-Control": None}),
]


def telling() -> list[dict]:
    """All of them as exchanges."""
    return [_exchange(case, f"{case['site']}/t{at}") for at, case in enumerate(CASES)]


def _exchange(case, url):
    step = {"page": case["page"], "origin": case["page"], "sandboxed": False, **case["call"], "url": url}
    return {"steps": [step], "answers": {url: case["answers"]}}

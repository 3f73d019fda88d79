"""policy(request, status): the two origins and what is nearly one of them, preflights and what is none, any status.

What counts is the fields, and what a page of that origin can read from an API that sends them.
"""

import copy
import re

from course.lab import Browser, Web

ORIGINS, ANSWERS = "test_policy_origins", "test_policy_answers"
KINDS = {
    "one of the two origins": (ORIGINS, "| `Access-Control-Allow-Origin` | the origin | to the two |",
                               "`Access-Control-Allow-Credentials` | `true` | to the two",
                               "`https://app.shop.test` and `https://admin.shop.test` may use it"),
    "another origin": (ORIGINS, "| `Vary` | `Origin` | to everybody |", "Method and origin are compared exactly"),
    "no origin": (ORIGINS, "(`None` if the field is not there)", "| `Vary` | `Origin` | to everybody |"),
    "a preflight": (ANSWERS, "A preflight is an `OPTIONS` request that asks for a method",
                    "| `Access-Control-Allow-Methods` | `PUT, DELETE` | to preflights of the two |",
                    "| `Access-Control-Allow-Headers` | `Content-Type, Authorization` | to preflights of the two |",
                    "| `Access-Control-Max-Age` | `7200` | to preflights of the two |"),
    "OPTIONS that is no preflight": (ANSWERS, "A preflight is an `OPTIONS` request that asks for a method",
                                     "| `Access-Control-Expose-Headers` | `ETag` | to other requests of the two |"),
    "a field that asks, but not OPTIONS": (ANSWERS, "A preflight is an `OPTIONS` request that asks for a method"),
    "an error": (ANSWERS, "Pages must be able to read errors, too"),
}
ASIDES = (
    "Write `policy(request, status) -> dict`: the CORS fields that your API puts on an answer",
    '`policy({"method": "GET", "origin": "https://evil.test", "asks": None}, 200)` gives `{"Vary": "Origin"}`.',
    "| field | value | on answers |",
    "The request stays as it is.",
    "which is never empty, or `None`",
)
TWO = ["https://app.shop.test", "https://admin.shop.test"]
OTHERS = [None, None, "null", "https://evil.test", "http://app.shop.test", "https://app.shop.test:8443",
          "https://shop.test",
          "https://app.shop.test.evil.test", "https://evilapp.shop.test", "https://www.shop.test",
          "https://api.shop.test",
          "https://admin.shop.test.", "https://APP.shop.test", "https://app.shop.test/", "https://appxshop.test",
          "app.shop.test",
          "https://app.shop.test:443", "https://app.shop.test, https://admin.shop.test", "*", "",
          "https://admin.shop.testing",
          "http://admin.shop.test", "https://app.shop.tes", "xhttps://admin.shop.test", "https://app.shop.test\n"]
METHODS = ["GET", "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "OPTIONS", "OPTIONS", "OPTIONS", "options"]
ASKS = [None, None, "PUT", "DELETE", "PATCH", "GET", "POST", "OPTIONS", "patch"]
STATUS = [200, 200, 204, 201, 206, 301, 302, 304, 400, 401, 403, 404, 405, 429, 500, 503]


def draw(rng):
    origins = TWO if rng.random() < 0.6 else OTHERS
    method = rng.choice(METHODS)
    asks = rng.choice(ASKS) if method == "OPTIONS" or rng.random() < 0.15 else None
    return [method, rng.choice(origins), asks, rng.choice(STATUS)]


def allowed(case):
    method, origin, asks, status = case
    return asks != "" and method.isalpha() and 200 <= status <= 599 and (origin is None or type(origin) is str)


def play(answer, case):
    """Asked twice, the second time by a stranger: what was asked before does not show."""
    method, origin, asks, status = case
    request = {"method": method, "origin": origin, "asks": asks}
    before = copy.deepcopy(request)
    told = answer["policy"](request, status)
    again = answer["policy"]({"method": "GET", "origin": "https://evil.test", "asks": None}, 200)
    return told, again, request == before, reads(answer["policy"], origin)


def reads(policy, origin):
    """Whether the ledger shows that script of such a page was given the basket of a customer who is logged in."""

    def named(request, response):
        told = {name.lower(): value for name, value in response["headers"]}
        shared = told.get("access-control-allow-credentials") == "true"
        return set() if shared and told.get("access-control-allow-origin") == request["origin"] else None

    web = Web()
    web.site("https://api.shop.test", {"/basket": "ada: a book"}, policy, login={"session": "7"})
    always = {"same_origin": lambda a, b: a == b, "preflight": lambda request: None}
    browser = Browser(web, may_read=named, passes=lambda request, response: False, **always)
    browser.cookie("https://api.shop.test", "session=7; Secure; SameSite=None")
    page = origin if origin and re.fullmatch(r"https?://[a-z.]+(:8443)?", origin) else "https://evil.test"
    browser.page(page, sandboxed=origin == "null").fetch("https://api.shop.test/basket", credentials="include")
    return any(b"ada" in read.body for read in web.reads)


def kinds(case):
    method, origin, asks, status = case
    said = ["no origin" if origin is None else "one of the two origins" if origin in TWO else "another origin"]
    if origin in TWO:
        said += ["a preflight"] * (method == "OPTIONS" and asks is not None)
        said += ["OPTIONS that is no preflight"] * (method == "OPTIONS" and asks is None)
        said += ["a field that asks, but not OPTIONS"] * (method != "OPTIONS" and asks is not None)
        said += ["an error"] * (status > 399)
    return said

"""steal(api): tests of the origin that let strangers in, and some that do not; what counts is what the page reads."""

import copy
import re

from course.lab import Browser, Web

TEST, NOTHING = "test_steal_tests", "test_steal_nothing"
KINDS = {
    "an API that lets everybody in": (TEST, "`\"any\"` always holds",
                                      "`\"page\"` is the origin of your page",
                                      "`https://`, a host, perhaps a port, but never 443",
                                      "With `\"credentials\"`, the request carries the customer's cookie"),
    "an origin that is named": (TEST, "the origin `\"is\"` the text", "A host is made of small letters, digits and",
                                "All are yours but `shop.test` and those that end with `.shop.test`"),
    "a beginning": (TEST, "`\"begins with\"`"),
    "an end": (TEST, "`\"ends with\"`"),
    "a part": (TEST, "or `\"contains\"` it"),
    "several tests": (TEST, "if one of the tests in `api[\"allow\"]` holds"),
    "null": (NOTHING, "From a `\"sandboxed\"` page, requests have the origin `null`"),
    "no credentials": (NOTHING, "Only if `api[\"credentials\"]` is true, it sends Allow-Credentials"),
    "no test": (NOTHING, "or `None` if no page can"),
}
ASIDES = (
    '`steal({"allow": [("any", "")], "credentials": True})` gives '
    '`{"page": "https://evil.test", "sandboxed": False, "credentials": True}`, and other pages are as good.',
    "The texts are parts of origins, cut anywhere, in small letters, or `null`.",
    "The API stays as it is.",
)
DRAWS = 1500
WHOLE = ["https://app.shop.test", "https://shop.test", "null", "https://old-shop.test", "https://partner.example",
         "http://app.shop.test", "https://shop.test.partner.example", "https://app.shop.test:8443",
         "http://partner.example",
         "https://partner.example:8443", "https://myshop.test"]
BEGIN = ["https://app.shop.test", "https://shop.test", "https://app.shop", "https://", "https", "http://",
         "https://app.", "null", "",
         "https://app-", "https://app.shop.test:", "https://shop.test:84", "h", "n", "https://partner.example:8443",
         "https://a", "http://app.shop.test", "https://shop.test.", "https://partner.example:", "https://old-shop.test:",
         "https://partner.example:443"]
END = ["shop.test", ".shop.test", "app.shop.test", "test", ".test", "-shop.test", "null", "", "shop.test:8443",
       ".shop.test:8443",
       "https://app.shop.test", "hop.test", "l", "admin.shop.test", "p.test", "partner.example",
       "https://partner.example", ":8443", ":443", "s://partner.example", "ttps://old-shop.test:8443",
       "://app.shop.test", "partner.example:443"]
PART = ["shop.test", ".shop.test", "https://app.shop.test", "app.shop.test", "null", "", "shop", ".shop.test.",
        "shop.test:8443", ".shop.test:8443", "app.", "/", ":", "http://", "partner.example",
        "tps://app", "://app", "s://shop.test", "//partner.example", "ps://app.shop.test", "shop.test:", "test:",
        ":443"]
TEXTS = {"is": WHOLE, "begins with": BEGIN, "ends with": END, "contains": PART, "any": [""]}
HOLDS = {
    "is": lambda origin, text: origin == text,
    "begins with": lambda origin, text: origin[: len(text)] == text,
    "ends with": lambda origin, text: origin.endswith(text),
    "contains": lambda origin, text: text in origin,
    "any": lambda origin, text: True,
}


def draw(rng):
    allow = []
    for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 2, 2, 3])):
        how = rng.choice(["is", "begins with", "ends with", "contains"])
        how = "any" if rng.random() < 0.04 else how
        allow.append((how, rng.choice(TEXTS[how])))
    return [allow, rng.random() < 0.9]


def allowed(case):
    known = ("is", "begins with", "ends with", "contains", "any")
    return all(how in known and text == text.lower() and " " not in text for how, text in case[0])


def play(answer, case):
    api = {"allow": list(case[0]), "credentials": case[1]}
    before = copy.deepcopy(api)
    theft = answer["steal"](api)
    if api != before:
        return "changed the API"
    if theft is None:
        return "no page"
    page, sandboxed, credentials = theft["page"], theft["sandboxed"], theft["credentials"]
    found = re.fullmatch(r"https://([a-z0-9-]+(\.[a-z0-9-]+)*)(:[0-9]+)?", page)
    if not found or found[3] == ":443" or found[1] == "shop.test" or found[1].endswith(".shop.test"):
        return "not the thief's page"
    return "basket" if read_by(api, page, sandboxed, credentials) else "nothing read"


def read_by(api, page, sandboxed, credentials):
    """Whether the ledger shows that script of the page was given the basket."""

    def fields(request, status):
        if not any(HOLDS[how](request["origin"] or "", text) for how, text in api["allow"]):
            return {}
        shared = {"Access-Control-Allow-Credentials": "true"} if api["credentials"] else {}
        return {"Access-Control-Allow-Origin": request["origin"] or ""} | shared

    def named(request, response):
        told = {name.lower(): value for name, value in response["headers"]}
        shared = told.get("access-control-allow-credentials") == "true" or not request["credentials"]
        return set() if told.get("access-control-allow-origin") == request["origin"] and shared else None

    web = Web()
    web.site("https://api.shop.test", {"/basket": "ada: a book"}, fields, login={"session": "7"})
    always = {"same_origin": lambda a, b: a == b, "preflight": lambda request: None, "passes": lambda request,
              answer: False}
    browser = Browser(web, may_read=named, **always)
    browser.cookie("https://api.shop.test", "session=7; Secure; SameSite=None")
    carried = "include" if credentials else "omit"
    browser.page(page, sandboxed=bool(sandboxed)).fetch("https://api.shop.test/basket", credentials=carried)
    return any(b"ada" in read.body for read in web.reads)


def kinds(case):
    allow, credentials = case
    said = [] if credentials else ["no credentials"]
    names = {"is": "an origin that is named", "begins with": "a beginning", "ends with": "an end",
             "contains": "a part"}
    names["any"] = "an API that lets everybody in"
    said = [names[how] for how in names if how in [one for one, _ in allow]] + said
    said += ["null"] * ("null" in [text for _, text in allow])
    said += ["several tests"] * (len(allow) > 1)
    return said or ["no test"]

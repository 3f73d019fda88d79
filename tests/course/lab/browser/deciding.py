"""Decisions for tests of the browser itself: they say what they are told to, and keep what they were asked."""

from course.lab import Browser, Web

APP, API, OTHER = "https://app.shop.test", "https://api.shop.test", "https://other.test"
ASKING = {"Origin": APP, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-one"}


class Deciding:
    """``asks`` for leave for PUT and for fields that begin with x-; otherwise all is allowed unless told otherwise."""

    def __init__(self, passes=True, readable=("content-type", "x-one")):
        self.calls = []
        self._passes, self._readable = passes, readable

    def same_origin(self, a, b):
        self.calls.append(("same_origin", a, b))
        return a.split("/")[:3] == b.split("/")[:3]

    def preflight(self, request):
        self.calls.append(("preflight", request))
        own = any(name.lower().startswith("x-") for name, _ in request["headers"])
        return ASKING if own or request["method"] == "PUT" else None

    def passes(self, request, answer):
        self.calls.append(("passes", request, answer))
        return self._passes

    def may_read(self, request, response):
        self.calls.append(("may_read", request, response))
        return self._readable

    def asked(self, name):
        return [call[1:] for call in self.calls if call[0] == name]


def world(decisions=None, web=None, **known):
    """A web with an API and another site, and a browser in it."""
    web = web or Web()
    web.site(API, {"/orders": (200, {"X-One": "1", "X-Two": "2"}, "ada")})
    web.site(OTHER, {"/orders": "eve"})
    return web, browsing(web, decisions, **known)


def browsing(web, decisions=None, **known):
    decisions = decisions or Deciding()
    names = ("same_origin", "preflight", "passes", "may_read")
    return Browser(web, **{name: getattr(decisions, name) for name in names}, **known)


def sent(web):
    """Method, URL, Origin and cookie of all that arrived."""
    return [(event.method, event.url, event.origin, event.cookie) for event in web.arrivals]

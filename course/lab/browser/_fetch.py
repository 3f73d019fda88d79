"""One fetch from beginning to end, redirects and preflights included (Fetch, section 4: main, HTTP and CORS fetch)."""

from course.lab.base._errors import LabError
from course.lab.browser._script import Wish
from course.lab.browser._urls import Url, resolve

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 20
HIDDEN = ("set-cookie", "set-cookie2")  # from script, wherever they come from
WITHOUT_LEAVE = ("accept", "accept-language", "content-language", "content-type")  # in no-cors mode


class NetworkError(Exception):
    """What script sees when anything is in the way; ``why`` it does not see."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


class Fetch:
    """``tainting`` says what the answer is to the page: ``basic`` (its own), ``cors`` or ``opaque``."""

    def __init__(self, page, wish: Wish):
        self.page, self.browser, self.wish = page, page.browser, wish
        self.origin, self.tainting = page.origin, "basic"

    def run(self) -> tuple[int, dict[str, str], bytes]:
        """Status, readable fields and body; status 0 and nothing else for an opaque answer."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._answer()
            location = _field(answer["headers"], "location")
            if answer["status"] not in REDIRECTS or location is None:
                return self._filtered(answer)
            self._redirect(answer["status"], location)
        raise NetworkError("redirect")

    def _answer(self):
        if self.page.url.scheme == "https" and self.wish.url.scheme == "http":
            raise NetworkError("mixed content")
        self._taint()
        if self.tainting != "cors":
            return self._send()
        request = self._request()
        asked = self.browser.preflight(request)
        try:
            if asked is not None and not self.browser.preflights.cover(request, self.browser.now):
                self._ask_leave(request, asked)
            answer = self._send()
            self.readable = self.browser.may_read(request, _told(answer))
            if self.readable is None:
                raise NetworkError("answer")
        except NetworkError:
            self.browser.preflights.forget(request)
            raise
        return answer

    def _taint(self):
        """Once foreign, always foreign: a redirect back home does not make an answer the page's own again."""
        if self._own(self.wish.url):
            return
        if self.wish.mode == "same-origin":
            raise NetworkError("mode")
        self.tainting = "opaque" if self.wish.mode == "no-cors" else "cors"
        if self.tainting == "opaque":
            self.wish.headers = [pair for pair in self.wish.headers if self._goes_without_leave(*pair)]

    def _own(self, url: Url) -> bool:
        return self.page.origin != "null" and self.browser.same_origin(self.page.url.text, url.text)

    def _goes_without_leave(self, name, value):
        alone = {**self._request(), "method": "GET", "headers": [(name, value)], "streamed": False}
        return name.lower() in WITHOUT_LEAVE and self.browser.preflight(alone) is None

    def _request(self):
        """As the decisions get it."""
        return {
            "origin": self.origin,
            "url": self.wish.url.text,
            "method": self.wish.said,
            "headers": list(self.wish.headers),
            "streamed": self.wish.streamed,
            "credentials": self.wish.credentials == "include",
        }

    def _ask_leave(self, request, fields):
        """A preflight: without cookies, whatever the request brings."""
        headers = [("accept", "*/*"), *((name.lower(), value) for name, value in fields.items())]
        answer = _told(self._exchange("OPTIONS", headers, b""))
        if not self.browser.passes(request, answer):
            raise NetworkError("preflight")
        self.browser.preflights.keep(request, answer, self.browser.now)

    def _send(self):
        wish, browser = self.wish, self.browser
        headers = _joined(wish.headers)
        headers.setdefault("accept", "*/*")
        if self.tainting == "cors" or wish.method not in ("GET", "HEAD"):
            headers["origin"] = self.origin
        credentials = wish.credentials == "include" or (wish.credentials == "same-origin" and self.tainting == "basic")
        if credentials and self._cookies_pass() and (cookie := browser.jar.field(wish.url, browser.now, self._at_home)):
            headers["cookie"] = cookie
        answer = self._exchange(wish.method, list(headers.items()), wish.body)
        if credentials and self._cookies_pass():
            for name, value in answer["headers"]:
                if name == "set-cookie":
                    browser.jar.store(wish.url, value, browser.now, self._at_home)
        return answer

    @property
    def _at_home(self) -> bool:
        """Whether page and address are of one site, which is wider than an origin."""
        return self.page.origin != "null" and self.page.url.site == self.wish.url.site

    def _cookies_pass(self):
        return self.browser.third_party_cookies or self._at_home

    def _exchange(self, method, headers, body):
        try:
            return self.browser.web.ask(self.wish.url.text, method, headers, body)
        except LabError:
            raise NetworkError("network") from None

    def _redirect(self, status, location):
        try:
            url = resolve(self.wish.url.text, location)
        except ValueError:
            raise NetworkError("redirect") from None
        if url.named or (self.wish.flowing and status != 303):
            raise NetworkError("redirect")
        elsewhere = not self.browser.same_origin(self.wish.url.text, url.text)
        if elsewhere and not self._own(self.wish.url):
            self.origin = "null"
        self.wish.follow(url, status, elsewhere)

    def _filtered(self, answer):
        if self.tainting == "opaque":
            return 0, {}, b""
        fields = _joined(answer["headers"])
        if self.tainting == "basic":
            shown = {name: value for name, value in fields.items() if name not in HIDDEN}
        else:
            readable = {name.lower() for name in self.readable}
            shown = {name: value for name, value in fields.items() if name in readable}
        return answer["status"], shown, answer["body"]


def _told(answer):
    return {"status": answer["status"], "headers": list(answer["headers"])}


def _field(headers, name):
    return next((value for known, value in headers if known == name), None)


def _joined(headers) -> dict[str, str]:
    """Fields by small name; what comes several times is one, with commas (RFC 9110 §5.3)."""
    found = {}
    for name, value in headers:
        known = name.lower()
        found[known] = f"{found[known]}, {value}" if known in found else value
    return found

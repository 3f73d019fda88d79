"""`Browser`: pages, a clock, cookies and kept preflights; what is allowed across origins is decided elsewhere."""

from collections.abc import Callable, Iterable, Mapping

from course.lab.browser._cookies import Jar
from course.lab.browser._fetch import Fetch, NetworkError
from course.lab.browser._preflights import Preflights
from course.lab.browser._script import wish
from course.lab.browser._urls import Url, parse, resolve
from course.lab.browser._web import Web

LONGEST = 7200  # seconds that Chromium keeps a preflight's answer at most


class Browser:
    """Goes by the Fetch standard, with four decisions that are yours.

        browser = Browser(web, same_origin=…, preflight=…, passes=…, may_read=…)
        page = browser.page("https://app.shop.test")
        page.fetch("https://api.shop.test/orders", credentials="include")

    ``same_origin(a, b)`` gets two URLs. ``preflight(request)`` gives the fields of the preflight that a request to
    another origin needs, or None; ``passes(request, answer)`` says whether the answer to it lets the request go, and
    ``may_read(request, response)`` gives the names of the fields that script may read, or None if it may read nothing.
    A request has ``origin, url, method, headers, streamed, credentials``, an answer ``status, headers``; headers are
    pairs. ``origin`` is ``"null"`` for sandboxed pages, and after a redirect from one foreign origin to another.

    ``third_party_cookies`` says whether cookies go to, and are taken from, sites other than the page's. Preflights
    are kept for ``longest`` seconds at most. Time goes on when `wait` is called.
    """

    def __init__(
        self,
        web: Web,
        *,
        same_origin: Callable[[str, str], bool],
        preflight: Callable[[dict], Mapping[str, str] | None],
        passes: Callable[[dict, dict], bool],
        may_read: Callable[[dict, dict], Iterable[str] | None],
        third_party_cookies: bool = True,
        longest: float = LONGEST,
    ):
        self.web, self.now = web, 0.0
        self.same_origin, self.preflight, self.passes, self.may_read = same_origin, preflight, passes, may_read
        self.third_party_cookies = third_party_cookies
        self.jar, self.preflights = Jar(), Preflights(passes, longest)

    @property
    def cookies(self) -> list[dict]:
        """The cookies there are: ``name, value, domain, path, secure, http_only, same_site``."""
        return self.jar.told(self.now)

    def cookie(self, url: str, text: str) -> None:
        """Take ``text``, a value of Set-Cookie, as if a visit to ``url`` had brought it.

        Raises ValueError if a browser refuses it.
        """
        if not self.jar.store(parse(url), text, self.now, same_site=True):
            raise ValueError(f"no browser takes this cookie from {url}: {text}")

    def page(self, url: str, sandboxed: bool = False) -> "Page":
        """A page from ``url``, whether or not a site has it; ``sandboxed`` is in a frame without its origin."""
        return Page(self, parse(url), sandboxed)

    def wait(self, seconds: float) -> None:
        """Let time go on."""
        if seconds < 0:
            raise ValueError(f"time goes on only: {seconds} s")
        self.now += seconds


class Page:
    """A document and its script."""

    def __init__(self, browser: Browser, url: Url, sandboxed: bool):
        self.browser, self.url, self.sandboxed = browser, url, sandboxed
        self.origin = "null" if sandboxed else url.origin

    def fetch(
        self,
        url: str,
        method: str = "GET",
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        body: str | bytes | Mapping[str, str] | None = None,
        credentials: str = "same-origin",
        mode: str = "cors",
        streamed: bool = False,
    ) -> dict:
        """What script gets: ``{"status", "headers", "body", "blocked"}``; status 0 and nothing else if it is blocked.

        ``blocked`` is why, for the developer: ``"preflight"`` (it does not pass), ``"answer"`` (it may not be read),
        ``"redirect"`` (21 in a row, with a streamed body, or to no sensible address), ``"mixed content"``, ``"mode"``
        (another origin, in mode same-origin), ``"network"`` (nobody answers), or empty.

        ``credentials`` is ``"omit"``, ``"same-origin"`` or ``"include"``, ``mode`` ``"cors"``, ``"no-cors"`` or
        ``"same-origin"``. A dict as ``body`` is a form. ``streamed`` stands for a body that is made while it is sent,
        or whose upload script listens to. Raises ValueError where JavaScript raises a TypeError.
        """
        wanted = wish(resolve(self.url.text, url), method, headers, body, credentials, mode, streamed)
        asked, web = wanted.url.text, self.browser.web
        told = {"page": self.url.origin, "origin": self.origin}
        try:
            status, fields, content = Fetch(self, wanted).run()
        except NetworkError as error:
            web._blocked(**told, url=asked, why=error.why)
            return {"status": 0, "headers": {}, "body": b"", "blocked": error.why}
        if status:
            text = "".join(f"{name}: {value}\n" for name, value in fields.items())
            web._read(**told, url=wanted.url.text, status=status, fields=text, body=content)
        return {"status": status, "headers": fields, "body": content, "blocked": ""}

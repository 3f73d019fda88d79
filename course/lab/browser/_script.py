"""What script hands to fetch, and what becomes of it before anything is decided or sent (Fetch, Request objects)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from course.lab.browser._urls import Url

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
VALUE = re.compile(r"[^\x00\r\n\u0100-\U0010ffff]*")
NORMAL = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")  # these alone are written in capitals for script
NEVER = ("CONNECT", "TRACE", "TRACK")
CREDENTIALS = ("omit", "same-origin", "include")
MODES = ("cors", "no-cors", "same-origin")
FORM = "application/x-www-form-urlencoded;charset=UTF-8"
TEXT = "text/plain;charset=UTF-8"
BROWSERS_OWN = {
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
}
OVERRIDES = ("x-http-method", "x-http-method-override", "x-method-override")
OF_A_BODY = ("content-encoding", "content-language", "content-location", "content-type")


@dataclass(slots=True)
class Wish:
    """A request of script; redirects change it. ``said`` is the method as script wrote it."""

    url: Url
    said: str
    headers: list[tuple[str, str]]
    body: bytes
    streamed: bool
    credentials: str
    mode: str

    @property
    def method(self) -> str:
        """As it is sent: `patch` is no normal method, and stays as it is."""
        upper = self.said.upper()
        return upper if upper in NORMAL else self.said

    @property
    def flowing(self) -> bool:
        """Whether there is a body that cannot be sent a second time; ``streamed`` stays when a redirect drops it."""
        return self.streamed and self.method not in ("GET", "HEAD")

    def follow(self, url: Url, status: int, elsewhere: bool) -> None:
        """Go to ``url``, as a GET where the status says so; what was meant for one origin does not go ``elsewhere``."""
        if (status in (301, 302) and self.method == "POST") or (status == 303 and self.method not in ("GET", "HEAD")):
            self.said, self.body = "GET", b""
            self._drop(OF_A_BODY)
        if elsewhere:
            self._drop(("authorization",))
        self.url = url

    def _drop(self, names):
        self.headers = [pair for pair in self.headers if pair[0].lower() not in names]


def wish(url: Url, method, headers, body, credentials, mode, streamed) -> Wish:
    """Raises ValueError where JavaScript raises a TypeError."""
    _one_of("credentials", credentials, CREDENTIALS)
    _one_of("mode", mode, MODES)
    if url.named:
        raise ValueError("fetch takes no address with a user name in it")
    if not TOKEN.fullmatch(method) or method.upper() in NEVER:
        raise ValueError(f"fetch takes no method {method!r}")
    content, typed = _content(body)
    made = Wish(url, method, _own(headers), content, streamed, credentials, mode)
    if body is not None and made.method in ("GET", "HEAD"):
        raise ValueError(f"fetch takes no body with {made.method}")
    if streamed and (body is None or mode == "no-cors"):
        raise ValueError("a streamed request has a body, and is not in no-cors mode")
    if mode == "no-cors" and made.method not in ("GET", "HEAD", "POST"):
        raise ValueError(f"fetch takes no {method} in no-cors mode")
    if typed and not streamed and all(name.lower() != "content-type" for name, _ in made.headers):
        made.headers.append(("Content-Type", typed))
    return made


def _one_of(what, given, known):
    if given not in known:
        raise ValueError(f"{what} is one of {', '.join(known)}, not {given!r}")


def _content(body):
    """The bytes of ``body``, and the media type that it brings along."""
    if body is None or isinstance(body, bytes):
        return body or b"", ""
    if isinstance(body, Mapping):
        return urlencode(body).encode(), FORM
    return body.encode(), TEXT


def _own(headers: Mapping[str, str] | Iterable[tuple[str, str]]):
    """The fields that script may set; the others are left out without a word, as fetch does."""
    given = headers.items() if isinstance(headers, Mapping) else headers
    found = []
    for name, value in given:
        if not TOKEN.fullmatch(name) or not VALUE.fullmatch(value):
            raise ValueError(f"no field of HTTP: {name!r}: {value!r}")
        value = value.strip(" \t")
        if not _barred(name.lower(), value):
            found.append((name, value))
    return found


def _barred(name, value):
    if name in OVERRIDES:
        return any(method.strip().upper() in NEVER for method in value.split(","))
    return name in BROWSERS_OWN or name.startswith(("proxy-", "sec-"))

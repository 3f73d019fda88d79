"""A browser's cookies (RFC 6265bis): who may set them and with which requests they go."""

from dataclasses import dataclass
from operator import attrgetter

from course.lab.browser._urls import Url

SAME_SITE = {"strict": "Strict", "lax": "Lax", "none": "None"}
FOREVER = float("inf")


@dataclass(slots=True)
class Cookie:
    """``domain`` counts with its subdomains if ``wide``. ``end`` is the browser's time at which it is gone."""

    name: str
    value: str
    domain: str
    wide: bool
    path: str
    secure: bool
    http_only: bool
    same_site: str
    end: float = FOREVER

    def goes_to(self, url: Url, now: float, same_site: bool) -> bool:
        return (
            self.end > now
            and (self.domain == url.host or (self.wide and url.host.endswith(f".{self.domain}")))
            and (same_site or self.same_site == "None")
            and (url.scheme == "https" or not self.secure)
            and _below(url.path, self.path)
        )


class Jar:
    """Cookies by name, domain and path. ``same_site`` says whether page and address are of one site."""

    def __init__(self):
        self.cookies: dict[tuple[str, str, str], Cookie] = {}

    def store(self, url: Url, text: str, now: float, same_site: bool) -> bool:
        """Whether the Set-Cookie ``text`` in an answer of ``url`` is taken."""
        cookie = _parsed(url, text, now)
        if cookie is None or not (same_site or cookie.same_site == "None"):
            return False
        key = cookie.name, cookie.domain, cookie.path
        if cookie.end <= now:
            self.cookies.pop(key, None)
        else:
            self.cookies[key] = cookie
        return True

    def field(self, url: Url, now: float, same_site: bool) -> str:
        """The value of Cookie in a request for ``url``, empty if none goes: longer paths first, then older ones."""
        found = [cookie for cookie in self.cookies.values() if cookie.goes_to(url, now, same_site)]
        found.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in found)

    def told(self, now: float) -> list[dict]:
        """All that are still there, as dicts."""
        names = "name", "value", "domain", "path", "secure", "http_only", "same_site"
        values = attrgetter(*names)
        return [dict(zip(names, values(cookie), strict=True)) for cookie in self.cookies.values() if cookie.end > now]


def _parsed(url, text, now):
    """The cookie, or None if no browser takes it from ``url``."""
    first, *rest = text.split(";")
    name, _, value = (part.strip() for part in first.partition("="))
    known = {key.strip().lower(): given.strip() for key, _, given in (part.partition("=") for part in rest)}
    domain = known.get("domain", "").lower().removeprefix(".")
    path = known.get("path", "")
    cookie = Cookie(
        name=name,
        value=value,
        domain=domain or url.host,
        wide=bool(domain),
        path=path if path.startswith("/") else url.path.rpartition("/")[0] or "/",
        secure="secure" in known,
        http_only="httponly" in known,
        same_site=SAME_SITE.get(known.get("samesite", "").lower(), "Lax"),
        end=_end(known.get("max-age", ""), now),
    )
    return cookie if name and _allowed(cookie, url, path) else None


def _allowed(cookie, url, path):
    if cookie.wide and not (f".{url.host}".endswith(f".{cookie.domain}") and "." in cookie.domain):
        return False
    if cookie.secure and url.scheme != "https":
        return False
    if cookie.name.lower().startswith("__host-") and (cookie.wide or path != "/" or not cookie.secure):
        return False
    return cookie.secure or not (cookie.same_site == "None" or cookie.name.lower().startswith("__secure-"))


def _end(max_age, now):
    if not max_age.removeprefix("-").isdecimal():
        return FOREVER
    return now + int(max_age)


def _below(path, root):
    return path == root or path.startswith(root if root.endswith("/") else f"{root}/")

"""One site: what it has at which path, whom it lets in, and the fields that its policy adds to each answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from course.lab.browser._urls import Url

CHANGING = ("POST", "PUT", "PATCH", "DELETE")
Pairs = list[tuple[str, str]]


@dataclass(slots=True)
class Asked:
    """A request as a site has it."""

    method: str
    url: Url
    headers: Pairs  # names in small letters
    body: bytes

    def field(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known == name), None)

    @property
    def preflight(self) -> bool:
        return self.method == "OPTIONS" and self.field("access-control-request-method") is not None

    def cookies(self) -> dict[str, str]:
        pairs = (part.partition("=") for part in (self.field("cookie") or "").split("; "))
        return {name: value for name, _, value in pairs if name}

    def told(self) -> dict:
        """As a page that is a function gets it."""
        return {
            "method": self.method,
            "url": self.url.text,
            "path": self.url.path,
            "query": dict(parse_qsl(self.url.query, keep_blank_values=True)),
            "headers": dict(self.headers),
            "cookies": self.cookies(),
            "body": self.body,
        }


@dataclass(slots=True)
class Site:
    """``kept`` is what a shared cache before it holds, or None if there is none."""

    pages: Mapping[str, object] | Callable[[dict], object]
    policy: Callable[[dict, int], Mapping[str, str]] | None
    login: Mapping[str, str]
    login_first: bool
    kept: list | None = field(default=None)

    def answer(self, asked: Asked) -> tuple[int, Pairs, bytes]:
        if self.kept is None or asked.method != "GET":
            return self._fresh(asked)
        for url, wanted, answer in reversed(self.kept):
            if url == asked.url.text and all(asked.field(name) == value for name, value in wanted.items()):
                status, headers, body = answer
                return status, [*headers, ("x-cache", "hit")], body
        return self._keep(asked, self._fresh(asked))

    def _keep(self, asked, answer):
        status, headers, _ = answer
        varying = [name.strip().lower() for known, value in headers if known == "vary" for name in value.split(",")]
        if status == 200 and "*" not in varying:
            self.kept.append((asked.url.text, {name: asked.field(name) for name in varying}, answer))
        return answer

    def _fresh(self, asked):
        status, headers, body = self._own(asked)
        if self.policy is not None:
            about = {"method": asked.method, "origin": asked.field("origin")}
            added = self.policy({**about, "asks": asked.field("access-control-request-method")}, status)
            if not isinstance(added, Mapping):
                raise TypeError(f"a policy gives a dict of fields, not {added!r}")
            headers = laid_over(headers, pairs(added))
        if status in (204, 304):
            return status, headers, b""
        if all(name != "content-length" for name, _ in headers):
            headers = [*headers, ("content-length", str(len(body)))]
        return status, headers, b"" if asked.method == "HEAD" else body

    def _own(self, asked):
        if callable(self.pages):
            return whole(self.pages(asked.told()))
        if asked.method == "OPTIONS" and not self.login_first:
            return 204, [], b""
        if self.login and not self.login.items() <= asked.cookies().items():
            return 401, [("content-type", "text/plain")], b"log in first\n"
        if asked.method == "OPTIONS":
            return 204, [], b""
        page = self.pages.get(asked.url.path, (404, {}, b"there is nothing here\n"))
        return whole(page(asked.told()) if callable(page) else page)


def whole(page) -> tuple[int, Pairs, bytes]:
    """Status, fields and content of a page as a lesson gives it: a text, or all three."""
    status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
    if not isinstance(body, str | bytes):
        raise TypeError(f"content is str or bytes, not {body!r}")
    content = body.encode() if isinstance(body, str) else body
    given = pairs(headers)
    typed = any(name == "content-type" for name, _ in given)
    return status, given if typed or not content else [("content-type", "text/plain"), *given], content


def pairs(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    """Fields as pairs, names in small letters, as HTTP/2 sends them, and values without spaces around them."""
    given = list(headers.items() if isinstance(headers, Mapping) else headers)
    for name, value in given:
        if not (isinstance(name, str) and isinstance(value, str)):
            raise TypeError(f"names and values of fields are texts: {name!r}: {value!r}")
    return [(name.lower(), value.strip(" \t")) for name, value in given]


def laid_over(headers: Pairs, added: Pairs) -> Pairs:
    """``added``, and of ``headers`` what has other names."""
    names = {name for name, _ in added}
    return [(name, value) for name, value in headers if name not in names] + added

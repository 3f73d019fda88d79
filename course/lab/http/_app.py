"""What an `Origin` answers, as one ASGI application: pages, a store that requests change, and ordered faults."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from course.lab.base._log import Log
from course.lab.http._events import Answer, Effect, Request

UNSAFE = ("PUT", "POST", "PATCH", "DELETE")
NEVER_WITH_304 = ("content-length", "content-type", "content-encoding")


@dataclass(frozen=True, slots=True)
class Page:
    """A representation to serve; ``body`` may be a function of a request's fields.

    ``codings`` are further ones by content coding, ``choose`` picks among them.
    """

    body: bytes | Callable
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    codings: dict[str, bytes] = field(default_factory=dict)
    choose: Callable | None = None


class OriginApp:
    """All state of one origin. It is used in the loop's thread only; `Origin` hands over what it wants done."""

    def __init__(self, log: Log):
        self.pages, self.store, self.counts = {}, {}, Counter()
        self._log, self._faults, self._kept, self._created = log, {}, {}, 0

    def order(self, path, kind, times, delay_ms):
        self._faults.setdefault(path, []).extend([(kind, delay_ms)] * times)

    def digest(self):
        told = "\n".join(f"{path}={value.hex()}" for path, value in sorted(self.store.items()))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    async def __call__(self, scope, receive, send):
        # An HTTP/2 client whose body is not read runs into its flow-control window.
        body = await _whole(receive)
        if body is None:
            return
        fields = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        headers = dict(fields)
        path, method = scope["path"], scope["method"]
        self.counts[path] += 1
        n = self._log.add(
            Request,
            method=method,
            path=path,
            version=f"HTTP/{scope['http_version']}",
            secure=scope["scheme"] == "https",
            connection=scope["state"]["connection"],
            headers="".join(f"{name}: {value}\n" for name, value in fields),
            body=body,
        )
        kind, delay_ms = self._faults[path].pop(0) if self._faults.get(path) else ("", 0)
        if kind == "lose":
            return scope["state"]["transport"].abort()
        status, told, content = self._answer(n, method, path, headers, body, kind)
        self._log.add(Answer, request=n, status=status, size=len(content), fault=kind)
        if kind == "drop":
            return scope["state"]["transport"].abort()
        if kind == "stall":
            return await _gone(receive)
        if kind == "slow":
            await asyncio.sleep(delay_ms / 1000)
        await self._send(send, receive, status, told, content, kind == "overstate")

    async def _send(self, send, receive, status, headers, content, overstated):
        if status not in (204, 304):
            headers = {**headers, "content-length": str(len(content) + 5 * overstated)}
        fields = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": fields})
        await send({"type": "http.response.body", "body": content, "more_body": overstated})
        if overstated:
            await _gone(receive)

    def _answer(self, n, method, path, headers, body, kind):
        """Status, header fields and content; what the request asks to be done is done here."""
        if kind in ("busy", "limit"):
            return (503 if kind == "busy" else 429), {"retry-after": "2"}, b""
        if path in self.pages and method in ("GET", "HEAD"):
            return _page(self.pages[path], headers)
        key = headers.get("idempotency-key")
        if key is not None and (path, key) in self._kept:
            return self._kept[path, key]
        answer = self._change(n, method, path, body)
        if key is not None and method in UNSAFE:
            self._kept[path, key] = answer
        return answer

    def _change(self, n, method, path, body):
        """A small store: PUT replaces, DELETE removes, PATCH appends, POST makes a new resource below."""
        known = path in self.store
        match method:
            case "GET" | "HEAD" if known:
                return 200, {"content-type": "text/plain"}, self.store[path]
            case "PUT":
                self._put(n, method, path, body)
                return 204 if known else 201, {}, b""
            case "POST":
                self._created += 1
                location = f"{path}/{self._created}"
                self._put(n, method, location, body)
                return 201, {"location": location}, b""
            case "PATCH" if known:
                self._put(n, method, path, self.store[path] + body)
                return 204, {}, b""
            case "DELETE" if known:
                del self.store[path]
                self._log.add(Effect, request=n, method=method, path=path, value=b"")
                return 204, {}, b""
            case "OPTIONS":
                return 204, {"allow": "GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE"}, b""
        return 404, {"content-type": "text/plain"}, b"there is nothing here\n"

    def _put(self, n, method, path, value):
        self.store[path] = value
        self._log.add(Effect, request=n, method=method, path=path, value=value)


def _page(page, headers):
    coding, extra = "identity", {}
    if page.choose:
        coding, vary = page.choose(headers.get("accept-encoding"), [*page.codings, "identity"])
        extra = {"vary": vary} if vary else {}
    if coding is None:
        return 406, extra, b""
    told = {name.lower(): value for name, value in page.headers.items()} | extra
    content = page.body
    if callable(content):
        content = _as_bytes(content(headers))
    if coding != "identity":
        content, told["content-encoding"] = page.codings[coding], coding
    if page.status == 200 and _unchanged(told, headers):
        return 304, {name: value for name, value in told.items() if name not in NEVER_WITH_304}, b""
    return page.status, told, content


def _as_bytes(content):
    return content.encode() if isinstance(content, str) else content


def _unchanged(told, headers):
    """RFC 9110 §13.2.2: If-Modified-Since counts only where there is no If-None-Match."""
    if (asked := headers.get("if-none-match")) is not None:
        tags = [tag.strip().removeprefix("W/") for tag in asked.split(",")]
        return "etag" in told and (asked.strip() == "*" or told["etag"].removeprefix("W/") in tags)
    return "last-modified" in told and headers.get("if-modified-since") == told["last-modified"]


async def _whole(receive):
    """The request's content, or None if the client leaves before its end."""
    body = b""
    while (event := await receive())["type"] == "http.request":
        body += event["body"]
        if not event["more_body"]:
            return body
    return None


async def _gone(receive):
    """Until the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass

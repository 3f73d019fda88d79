"""`LiveWeb`: the sites of a `Web` behind HTTP and TLS on loopback, under their own names."""

from functools import partial

from course.lab.base._errors import LabError
from course.lab.browser._site import Asked, pairs
from course.lab.browser._urls import parse
from course.lab.browser._web import Web


class LiveWeb(Web):
    """Each origin has a port on 127.0.0.1 and, for https, a certificate made for this run.

        with LiveWeb() as web:
            web.site("https://api.shop.test", {"/orders": "ada: a book"})
            web.ask("https://api.shop.test/orders")
            web.port("https://api.shop.test")   # for clients such as curl and Chromium, which trust `ca_pem`

    Servers start when they are first asked. hypercorn has every method in capitals. Use it in a ``with`` block.
    """

    def __init__(self):
        super().__init__()
        self._calls, self._failed = {}, []
        self._background = self._once = self._server = self._authorities = None

    def __enter__(self) -> "LiveWeb":
        from course.lab.base._background import Background
        from course.lab.base._once import Once
        from course.lab.http._server import OriginServer
        from course.lab.tls._pki import Authorities

        self._background, self._once, self._authorities = Background(), Once(), Authorities()
        self._server = OriginServer(self._serve, dated=False)
        return self

    def __exit__(self, *_) -> None:
        for connection in self._calls.values():
            connection.close()
        self._background.stop(self._server.close)

    @property
    def ca_pem(self) -> bytes:
        """What a client of the secure sites trusts, as PEM."""
        self._check_open()
        return self._authorities.ca_pem

    def port(self, origin: str) -> int:
        """Where on 127.0.0.1 the site of ``origin`` listens. Raises LabError if no site has this origin."""
        self._check_open()
        url = parse(origin)
        if url.origin not in self._sites:
            raise LabError(f"nobody answers at {url.origin}")
        return self._background.call(self._once.get(url.origin, partial(self._open, url)))

    def ask(self, url, method="GET", headers=(), body=b"") -> dict:
        """As `Web.ask`, over a connection to the site."""
        from course.lab.browser._call import Call

        found = parse(url)
        if found.origin not in self._calls:
            ca_pem = self.ca_pem if found.scheme == "https" else b""
            self._calls[found.origin] = Call(found, self.port(found.origin), ca_pem)
        try:
            return self._calls[found.origin].exchange(method, found.target, pairs(headers), body)
        except LabError:
            self._calls.pop(found.origin).close()
            raise
        finally:
            if self._failed:
                raise self._failed.pop()

    async def _open(self, url):
        chain = [self._authorities.chain(url.host)] if url.scheme == "https" else []
        return await self._server.open(*chain)

    def _check_open(self):
        if self._background is None:
            raise LabError("use it in a with block: with LiveWeb() as web:")

    async def _serve(self, scope, receive, send):
        """The ASGI application in front of all sites."""
        from course.lab.http._app import _whole

        body = await _whole(receive)
        if body is None:
            return
        headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        asked = Asked(scope["method"], parse(_address(scope, headers)), _without_host(headers), body)
        try:
            status, given, content = self._answer(asked)
            fields = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in given]
        except Exception as error:  # a lesson's page or policy: whoever asked is told
            self._failed.append(error)
            status, fields, content = 500, [(b"content-length", b"0")], b""
        await send({"type": "http.response.start", "status": status, "headers": fields})
        await send({"type": "http.response.body", "body": content})


def _address(scope, headers):
    host = next(value for name, value in headers if name in ("host", ":authority"))
    query = f"?{scope['query_string'].decode('ascii')}" if scope["query_string"] else ""
    return f"{scope['scheme']}://{host}{scope['raw_path'].decode('ascii')}{query}"


def _without_host(headers):
    return [pair for pair in headers if pair[0] not in ("host", ":authority", "content-length")]

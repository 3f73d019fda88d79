"""`Origin`: a web server on loopback that keeps a ledger of what requests have done to it."""

from collections.abc import Callable, Mapping
from threading import Lock

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.http._events import Effect, Request
from course.lab.tls._pki import Authorities

FAULTS = ("lose", "drop", "stall", "slow", "overstate", "busy", "limit")


class Origin:
    """An HTTP server for one run, over HTTP/1.1 and HTTP/2, with and without TLS.

        with Origin() as origin, origin.client() as client:
            origin.page("/", "hello", headers={"Cache-Control": "max-age=60"})
            client.get("/").text
            client.post("/payments", content="12 euros")
            origin.ledger

    Paths that are no page are a small store: PUT replaces, DELETE removes, PATCH appends to what is there, and POST
    makes a new resource below. A POST, PUT, PATCH or DELETE with an ``Idempotency-Key`` that was seen before does
    nothing and gets the first answer again. Answers have a Date unless ``dated`` is False, as from an origin
    without a clock (RFC 9110 §6.6.1). Everything starts when it is first used. Use it in a ``with`` block.
    """

    def __init__(self, dated: bool = True):
        self._dated = dated
        self._log = Log(10_000)
        self._lock = Lock()
        self._ports = {}
        self._app = self._server = self._background = self._authorities = None

    def __enter__(self) -> "Origin":
        from course.lab.base._background import Background
        from course.lab.http._app import OriginApp

        self._app, self._background = OriginApp(self._log), Background()
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._server.close if self._server else lambda: None)

    @property
    def url(self) -> str:
        """Where it answers without TLS, such as ``"http://127.0.0.1:40123"``."""
        return f"http://127.0.0.1:{self.port()}"

    @property
    def secure_url(self) -> str:
        """Where it answers with TLS."""
        return f"https://127.0.0.1:{self.port(secure=True)}"

    @property
    def ca_pem(self) -> bytes:
        """What a client of the secure address trusts, as PEM."""
        return self._authority().ca_pem

    @property
    def log(self) -> list:
        """What happened so far: `Request`, `Effect` and `Answer`, oldest first."""
        return self._log.events

    @property
    def ledger(self) -> list[Effect]:
        """What requests have changed here, oldest first."""
        return [event for event in self.log if isinstance(event, Effect)]

    @property
    def requests(self) -> list[Request]:
        """The requests that have arrived whole, oldest first."""
        return [event for event in self.log if isinstance(event, Request)]

    def port(self, secure: bool = False) -> int:
        """The port on 127.0.0.1."""
        if self._background is None:
            raise LabError("use it in a with block: with Origin() as origin:")
        with self._lock:
            if secure not in self._ports:
                chain = [self._authority().chain("127.0.0.1", "localhost")] if secure else []
                self._ports[secure] = self._background.call(self._started().open(*chain))
            return self._ports[secure]

    def page(
        self,
        path: str,
        body: str | bytes | Callable = b"",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        codings: Mapping[str, bytes] | None = None,
        choose: Callable | None = None,
    ) -> None:
        """Serve ``body`` at ``path`` to GET and HEAD; ``headers`` go with it, validators among them are honoured.

        ``body(fields)`` makes it for each request from the request's fields, a dict with names in small letters.
        ``codings`` are the same content in other codings, such as ``{"gzip": …}``, the best first. Without ``choose``
        the content goes out as it is; ``choose(accept_encoding, offered)`` gives the coding to send, or None for 406,
        and the value of Vary, or None. ``offered`` ends with ``"identity"``.
        """
        from course.lab.http._app import Page

        content = body.encode() if isinstance(body, str) else body
        self._do(
            self._app_of().pages.__setitem__,
            path,
            Page(content, status, dict(headers or {}), dict(codings or {}), choose),
        )

    def fault(self, path: str, kind: str, times: int = 1, delay_ms: int = 300) -> None:
        """Let the next ``times`` requests for ``path`` go wrong; orders for the same path queue up.

        ``"lose"``: the connection is cut, nothing was done. ``"drop"``: it is done, then the connection is cut.
        ``"stall"``: it is done, and no answer comes. ``"slow"``: the answer waits for ``delay_ms``. ``"overstate"``:
        Content-Length promises 5 bytes that never come. ``"busy"``: 503, ``"limit"``: 429, both with Retry-After and
        nothing done.
        """
        if kind not in FAULTS:
            raise ValueError(f"kind is one of {', '.join(FAULTS)}, not {kind!r}")
        self._do(self._app_of().order, path, kind, times, delay_ms)

    def count(self, path: str) -> int:
        """How many requests for ``path`` have arrived."""
        return self._do(self._app_of().counts.__getitem__, path)

    def digest(self) -> str:
        """A short text that changes when the store does, and is the same again when the store is."""
        return self._do(self._app_of().digest)

    def client(self, secure: bool = False, http2: bool = False, **options):
        """An ``httpx.Client`` that trusts this origin and sends relative addresses to it; ``options`` are httpx's own.

        ``http2`` speaks nothing but HTTP/2. It follows no redirects and waits 10 s at most, unless told otherwise.
        """
        import ssl

        import httpx

        context = ssl.create_default_context(cadata=self.ca_pem.decode()) if secure else False
        versions = {"http1": not http2, "http2": http2}
        wanted = {"base_url": self.secure_url if secure else self.url, "timeout": 10} | options
        return httpx.Client(verify=context, trust_env=False, **versions, **wanted)

    def fetch(self, request: Mapping) -> dict:
        """The answer to ``request``, both as plain dicts.

        ``{"method", "url", "headers"}``, perhaps with ``"body"``, gives ``{"status", "headers", "body"}``. The url is a
        path; names of fields come back in small letters, the body as it was sent.

        Raises what a socket would: ConnectionResetError when the connection is cut, TimeoutError after 10 s.
        """
        import httpx

        sent = {"headers": request["headers"], "content": request.get("body")}
        try:
            with self.client() as client, client.stream(request["method"], request["url"], **sent) as answer:
                return {
                    "status": answer.status_code,
                    "headers": dict(answer.headers),
                    "body": b"".join(answer.iter_raw()),
                }
        except httpx.TimeoutException:
            raise TimeoutError("no answer") from None
        except httpx.TransportError as error:
            raise ConnectionResetError(str(error)) from None

    def _app_of(self):
        if self._app is None:
            raise LabError("use it in a with block: with Origin() as origin:")
        return self._app

    def _do(self, function, *arguments):
        return self._background.call(_in_loop(function, arguments))

    def _authority(self):
        if self._authorities is None:
            self._authorities = Authorities()
        return self._authorities

    def _started(self):
        if self._server is None:
            from course.lab.http._server import OriginServer

            self._server = OriginServer(self._app, self._dated)
        return self._server


async def _in_loop(function, arguments):
    return function(*arguments)

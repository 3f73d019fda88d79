"""`Shop`: a web server on loopback that counts connections and closes them on order."""

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.pool._events import Fetched, Opened
from course.lab.tls._pki import Authorities


class Shop:
    """A web server for one run, over HTTP/1.1, or over HTTP/2 and nothing else.

        with Shop() as shop, shop.client() as client:
            client.get("/").status_code
            shop.connections, shop.requests

    ``workers`` requests are served at once, each for ``serve_ms``; others wait. With ``http2`` a connection carries
    ``streams`` requests at once. ``secure`` puts TLS below. No clock closes a connection, only
    `close_idle`: what a server does whose keep-alive has run out. Use it in a ``with`` block.
    """

    def __init__(
        self, http2: bool = False, secure: bool = False, workers: int = 1000, serve_ms: float = 0, streams: int = 100
    ):
        self._http2, self._secure, self._serving, self._streams = http2, secure, (workers, serve_ms), streams
        self._log, self._authorities = Log(10_000), Authorities() if secure else None
        self._pages = {"/": (200, b"hello")}
        self._background = self._edge = None

    def __enter__(self) -> "Shop":
        from course.lab.base._background import Background
        from course.lab.pool._shop_ends import Edge

        self._background = Background()
        self._edge = Edge(self._pages, self._log, self._http2, self._serving, self._streams, self._chain())
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._edge.close)

    @property
    def url(self) -> str:
        """Where it answers, such as ``"http://127.0.0.1:40123"``."""
        if self._background is None:
            raise LabError("use it in a with block: with Shop() as shop:")
        return f"http{'s' * self._secure}://127.0.0.1:{self._background.call(self._edge.open())}"

    @property
    def ca_pem(self) -> str:
        """What a client of a secure shop trusts, as PEM."""
        return self._authorities.ca_pem.decode()

    @property
    def log(self) -> list:
        """What happened so far, oldest first: `Opened`, `Fetched`, `Closed` where it closed one itself."""
        return self._log.events

    @property
    def connections(self) -> int:
        """How many connections have been opened so far."""
        return sum(isinstance(event, Opened) for event in self.log)

    @property
    def most(self) -> int:
        """The largest number of connections that were open at once."""
        return self._edge.most

    @property
    def requests(self) -> list[tuple[int, str, str]]:
        """``(connection, method, path)`` of each request so far."""
        return [(one.connection, one.method, one.path) for one in self.log if isinstance(one, Fetched)]

    def page(self, path: str, body: bytes = b"hello", status: int = 200) -> None:
        """Serve ``body`` at ``path`` with ``status``; a redirect leads to ``/``. What is no page is 404."""
        self._pages[path] = (status, body)

    def close_idle(self, goodbye: bool = True) -> None:
        """Close every connection on which no request is under way.

        Over HTTP/2 with a GOAWAY before it (RFC 9113 §6.8), unless ``goodbye`` is False: some servers send none.
        """
        self._background.call(self._edge.close_idle(goodbye))

    def hold(self, count: int) -> None:
        """Keep back all answers, until there are ``count`` of them or `let_go` is called: then send them all."""
        self._background.call(self._edge.hold(count))

    def let_go(self) -> None:
        """Send all answers that are kept back, and keep back no more."""
        self._background.call(self._edge.let_go())

    def client(self, **options):
        """An ``httpx.Client`` that sends relative addresses to this shop; ``options`` are httpx's own."""
        import ssl

        import httpx

        context = ssl.create_default_context(cadata=self.ca_pem) if self._secure else False
        speaks = {"http1": not self._http2, "http2": self._http2, "verify": context, "trust_env": False}
        return httpx.Client(**{"base_url": self.url, **speaks, **options})

    def _chain(self):
        return self._authorities and self._authorities.chain("127.0.0.1", "localhost")

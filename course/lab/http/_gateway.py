"""`Gateway`: what stands before an origin, such as a cache, as a server that real clients ask."""

from collections.abc import Callable

from course.lab.base._errors import LabError


class Gateway:
    """A server on loopback that gives each request to ``handle(request)`` and sends what comes back.

        with Origin() as origin, Gateway(origin.fetch) as gateway:
            httpx.get(gateway.url + "/")

    Requests and answers are plain dicts, as `Origin.fetch` has them; fields of one connection stay out of them (RFC
    9110 §7.6.1). One request is handled at a time. Where ``handle`` raises, the client gets 502 and the error's text.
    """

    def __init__(self, handle: Callable[[dict], dict]):
        self._handle, self._port = handle, None
        self._background = self._server = None

    def __enter__(self) -> "Gateway":
        from course.lab.base._background import Background
        from course.lab.http._gateway_app import GatewayApp
        from course.lab.http._server import OriginServer

        self._background, self._server = Background(), OriginServer(GatewayApp(self._handle), dated=False)
        self._port = self._background.call(self._server.open())
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._server.close)

    @property
    def url(self) -> str:
        """Where it answers, such as ``"http://127.0.0.1:40123"``."""
        if self._port is None:
            raise LabError("use it in a with block: with Gateway(handle) as gateway:")
        return f"http://127.0.0.1:{self._port}"

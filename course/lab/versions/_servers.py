"""The page's sockets: hypercorn's HTTP/1.1, HTTP/2 and HTTP/3 on loopback."""

import asyncio
import tempfile
from functools import cache
from pathlib import Path

from course.lab.base._once import Once
from course.lab.link._datagrams import bound


class Http3Server:
    """hypercorn's HTTP/3, which tells ``traces`` what each of its connections does."""

    def __init__(self, app, chain):
        from hypercorn.app_wrappers import ASGIWrapper
        from hypercorn.config import Config

        from course.lab.versions._qlog import Traces

        self.traces, self._chain, self._app = Traces(), chain, ASGIWrapper(app)
        self._config = Config()
        self._config.errorlog = None
        self._config.include_server_header = False

    async def open(self) -> tuple[str, int]:
        from hypercorn.asyncio.udp_server import UDPServer
        from hypercorn.asyncio.worker_context import WorkerContext

        loop = asyncio.get_running_loop()
        server = UDPServer(self._app, loop, self._config, WorkerContext(None), {})
        self._transport, _ = await loop.create_datagram_endpoint(lambda: server, sock=bound())
        with tempfile.TemporaryDirectory() as folder:  # both are read from files only
            for part in ("pem", "key"):
                Path(folder, part).write_bytes(getattr(self._chain, part))
            self._config.certfile, self._config.keyfile = (str(Path(folder, part)) for part in ("pem", "key"))
            self._serving = loop.create_task(server.run())
            while not hasattr(server, "protocol"):
                await asyncio.sleep(0)
        server.protocol.quic_config.quic_logger = self.traces
        return self._transport.get_extra_info("sockname")

    def close(self) -> None:
        self._transport.abort()


class Servers:
    """What was asked for, each opened once."""

    def __init__(self, app, chain):
        self._app, self._chain = app, cache(chain)
        self._tcp, self._http3, self._once = None, None, Once()

    async def address(self, kind: str) -> tuple[str, int]:
        """Where ``"h2c"``, ``"tls"`` or ``"h3"`` is."""
        return await self._once.get(kind, self._open_http3 if kind == "h3" else lambda: self._open_tcp(kind == "tls"))

    @property
    def traces(self):
        return self._http3.traces

    def close(self) -> None:
        for server in (self._tcp, self._http3):
            if server is not None:
                server.close()

    async def _open_http3(self):
        self._http3 = Http3Server(self._app, self._chain())
        return await self._http3.open()

    async def _open_tcp(self, secure):
        if secure:
            import aioquic.tls  # noqa: F401 - or the first ClientHello has to wait until it is loaded
        if self._tcp is None:
            from course.lab.http._server import OriginServer

            self._tcp = OriginServer(self._app, dated=False)
        return "127.0.0.1", await self._tcp.open(*[self._chain()] if secure else [])

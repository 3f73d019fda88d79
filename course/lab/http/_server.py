"""Sockets for an `Origin`: hypercorn's HTTP/1.1 and HTTP/2, with and without TLS, in the loop's thread."""

import asyncio
import sys

from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.asyncio.worker_context import WorkerContext
from hypercorn.config import Config

from course.lab.tls._alerting import secured
from course.lab.tls._contexts import offer, server_context


class OriginServer:
    """Listens with or without TLS when first asked to.

    hypercorn's own ``serve`` waits on clocks to start and to end, and hides the connection that a fault has to cut;
    so its connections are made here, one for each client that comes.
    """

    def __init__(self, app, dated):
        self._app = ASGIWrapper(app)
        self._config = Config()
        self._config.errorlog = None
        self._config.include_server_header = False
        self._config.include_date_header = dated
        self._config.keep_alive_max_requests = sys.maxsize
        self._servers, self._writers, self._serving, self._handshakes = [], [], set(), set()

    async def open(self, chain=None) -> int:
        """The port of a new server, over TLS if it is given a chain to show."""
        protocol = self._streams
        if chain is not None:
            context = server_context(chain)
            offer(context, ["h2", "http/1.1"])
            protocol = secured(protocol, context, self._handshakes)
        server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
        self._servers.append(server)
        return server.sockets[0].getsockname()[1]

    def _streams(self):
        return asyncio.StreamReaderProtocol(asyncio.StreamReader(), self._accept)

    def close(self) -> None:
        for server in self._servers:
            server.close()
        for writer in self._writers:
            writer.transport.abort()
        for transport in list(self._handshakes):
            transport.abort()

    def _accept(self, reader, writer):
        state = {"transport": writer.transport, "connection": len(self._writers)}
        self._writers.append(writer)
        loop = asyncio.get_running_loop()
        connection = Connection(self._app, loop, self._config, WorkerContext(None), state, reader, writer)
        task = loop.create_task(connection.run())
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)


class Connection(TCPServer):
    """One that stays open until its client leaves or the block ends: no clock closes it, nor a number of requests."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.idle_task = NoTask()


class NoTask:
    async def restart(self, task_group, action):
        """Starts nothing."""

    async def stop(self):
        """Has nothing to stop."""

"""A part of a journey: a server over HTTP/2 that can be killed, in the middle of a request, too, and restarted."""

import asyncio
from collections.abc import Awaitable, Callable

from course.lab.http._http2 import Http2
from course.lab.tls._alerting import secured
from course.lab.trace._context import FIELD, Context, read
from course.lab.trace._line import Line
from course.lab.trace._spans import Collector

Handler = Callable[[dict, bytes, Context], Awaitable[tuple[int, bytes]]]


class Part:
    """Answers each request with what ``handler(headers, body, context)`` gives: a status and a body.

    ``context`` is the part's own span, or the caller's if the part ``traces`` nothing. ``lag`` is how many ms it waits
    before it works. ``doom`` is when it dies: ``"before"`` or ``"after"`` the work of the next request, whose answer
    and span are lost with it. Where nobody says for which span it works, as a browser does, it begins a trace.
    """

    def __init__(self, name: str, handler: Handler, collector: Collector, delay: float, traces=True, tls=None):
        self.name, self.traces, self.delay = name, traces, delay
        self._handler, self._collector, self._tls = handler, collector, tls
        self.lag, self.doom, self.alive = 0, None, False
        self.connections, self.tasks = set(), set()

    async def open(self) -> None:
        protocol = lambda: Serving(self)  # noqa: E731
        if self._tls is not None:
            protocol = secured(protocol, self._tls, self.connections)
        self._server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
        self.line = Line(self._server.sockets[0].getsockname()[1], self.delay)
        await self.line.open()
        self.alive, self.doom = True, None

    def kill(self) -> None:
        """Nothing that it has begun goes on, and nobody is told."""
        if not self.alive:
            return
        self.alive = False
        self.line.close()
        self._server.close()
        for connection in list(self.connections):
            connection.abort()
        for task in self.tasks - {asyncio.current_task(asyncio.get_running_loop())}:
            task.cancel()

    def take(self, connection: "Serving", stream: int, headers: dict, body: bytes) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(connection, stream, headers, body))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _serve(self, connection, stream, headers, body):
        context = read(headers.get(FIELD, "")) or self._collector.click("visitor").context
        span = self._collector.begin(context, self.name, "server") if self.traces else None
        if self.lag:
            await asyncio.sleep(self.lag / 1000)
        if self.doom == "before" and self.traces:
            return self.kill()
        try:
            status, answer = await self._handler(headers, body, span.context if span else context)
        except Exception:
            connection.transport.abort()  # a fault of the lab's own is told by the loop; nobody is left waiting for it
            raise
        if self.doom == "after" and self.traces:
            return self.kill()
        if self.alive:
            if span:
                self._collector.end(span, str(status) if status >= 500 else None)
            connection.send(stream, {":status": str(status), "content-length": str(len(answer))}, answer)


class Serving(Http2):
    """One connection to a part."""

    def __init__(self, part: Part):
        self._part = part

    def connection_made(self, transport):
        self._part.connections.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error):
        self._part.connections.discard(self.transport)

    def received(self, stream, headers, body):
        self._part.take(self, stream, headers, body)

    def send(self, stream, headers, body):
        if not self.transport.is_closing():
            super().send(stream, headers, body)

"""Calls from part to part over HTTP/2, on connections that are kept, each with a client span."""

import asyncio

from h2.events import ResponseReceived
from h2.exceptions import ProtocolError

from course.lab.http._http2 import Http2
from course.lab.trace._context import FIELD, Context
from course.lab.trace._part import Part
from course.lab.trace._spans import Collector

REFUSED, DROPPED = "refused", "broken off"


class Client(Http2):
    """A connection on which many requests may be under way."""

    client_side = True

    def connection_made(self, transport):
        self.open, self._answers, self.begun = True, {}, {}
        super().connection_made(transport)

    def connection_lost(self, error):
        self.open = False
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(ConnectionResetError(DROPPED))

    def request(self, method: str, path: str, headers: dict, body: bytes) -> tuple[int, asyncio.Future]:
        """The stream of a new request, and its answer: status and body. ``begun[stream]`` has the status before."""
        stream = self._h2.get_next_available_stream_id()
        answer = self._answers[stream] = asyncio.get_running_loop().create_future()
        self.begun[stream] = asyncio.get_running_loop().create_future()
        fields = {":method": method, ":scheme": "https", ":authority": "post.test", ":path": path, **headers}
        try:
            self.send(stream, fields | {"content-length": str(len(body))}, body)
        except ProtocolError:
            answer.set_exception(ConnectionResetError(DROPPED))
        return stream, answer

    def received(self, stream, headers, body):
        if not self._answers[stream].done():
            self._answers[stream].set_result((int(headers[":status"]), body))

    def _take(self, event):
        if isinstance(event, ResponseReceived) and not self.begun[event.stream_id].done():
            self.begun[event.stream_id].set_result(int(dict(event.headers)[":status"]))
        super()._take(event)


class Calls:
    """What one part needs to call others. Raises ConnectionRefusedError, or ConnectionResetError in mid-request."""

    def __init__(self, collector: Collector):
        self._collector, self._connections = collector, {}

    async def call(self, part: Part, context: Context, method: str, path: str, body=b"", headers=None):
        """Status and body, with a client span below ``context``."""
        span = self._collector.begin(context, part.name, "client")
        error = DROPPED
        try:
            status, answer = await self.untraced(part, span.context, method, path, body, headers)
            error = str(status) if status >= 500 else None
            return status, answer
        except ConnectionRefusedError:
            error = REFUSED
            raise
        finally:
            self._collector.end(span, error)

    async def untraced(self, part, context, method, path, body=b"", headers=None):
        client = await self.connect(part)
        _, answer = client.request(method, path, {FIELD: context.header(), **(headers or {})}, body)
        return await answer

    async def connect(self, part: Part) -> Client:
        """The connection to ``part`` that is there, or a new one."""
        client = self._connections.get(part.name)
        if client is None or not client.open:
            client = self._connections[part.name] = await connect(part)
        return client

    def close(self):
        for client in self._connections.values():
            client.transport.abort()


async def connect(part: Part, protocol: type[asyncio.Protocol] = Client) -> asyncio.Protocol:
    """A connection to ``part`` after one round trip on its line; on loopback itself connect() takes no time."""
    loop = asyncio.get_running_loop()
    try:
        _, client = await loop.create_connection(protocol, "127.0.0.1", part.line.port)
    except OSError:
        raise ConnectionRefusedError(REFUSED) from None
    await asyncio.sleep(2 * part.delay / 1000)
    return client

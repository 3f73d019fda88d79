"""The browser of a journey: it looks up, connects, shakes hands, sends, waits, receives, and keeps what it can."""

import asyncio
from collections.abc import Callable

import dns.message
import dns.rcode

from course.lab.trace._calls import DROPPED, REFUSED, Client, connect
from course.lab.trace._context import FIELD, Context
from course.lab.trace._part import Part
from course.lab.trace._spans import Collector

NAME = "post.test"


class Plain(asyncio.Protocol):
    """A connection on which nothing has been said."""

    def connection_made(self, transport):
        self.transport = transport


class Browser:
    """Its phases are spans below the request: dns, tcp, tls, send, wait and receive. The edge is called below wait."""

    def __init__(self, collector: Collector, edge: Part, resolver: Callable, context):
        self._collector, self._edge, self._resolver, self._tls = collector, edge, resolver, context
        self._address = self._connection = None

    def forget(self) -> None:
        """Be as after a start: no address, no connection."""
        self.close()
        self._address = self._connection = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.transport.abort()

    async def request(self, context: Context, method: str, path: str, body: bytes, headers: dict) -> int | None:
        """The status, or None where no answer came."""
        span = self._collector.begin(context, method.lower(), "client")
        status, error = None, None
        try:
            status = await self._fetch(span.context, method, path, body, headers)
            error = str(status) if status >= 500 else None
        except ConnectionRefusedError:
            error = REFUSED
        except OSError:
            error = DROPPED
        self._collector.end(span, error)
        return status

    async def _fetch(self, context, method, path, body, headers):
        if self._address is None:
            self._address = await self._phase(context, "dns", self.look_up(), "client")
        if self._connection is None or not self._connection.open:
            plain = await self._phase(context, "tcp", connect(self._edge, Plain))
            self._connection = await self._phase(context, "tls", self._secured(plain))
        return await self._exchange(context, method, path, body, headers)

    async def _phase(self, context, name, doing, kind="internal"):
        span, error = self._collector.begin(context, name, kind), DROPPED
        try:
            result = await doing
            error = None
            return result
        finally:
            self._collector.end(span, error)

    async def look_up(self) -> str:
        """The edge's address, as the resolver tells it."""
        reply = await self._resolver(dns.message.make_query(NAME, "A").to_wire())
        return dns.message.from_wire(reply).answer[0][0].address

    async def _secured(self, plain):
        """The handshake on a connection that stands; HTTP/2 begins when both ends have agreed on it (ALPN)."""
        loop = asyncio.get_running_loop()
        client = Client()
        transport = await loop.start_tls(plain.transport, client, self._tls, server_hostname=NAME)
        client.connection_made(transport)
        return client

    async def _exchange(self, context, method, path, body, headers):
        client = self._connection
        sending = self._collector.begin(context, "send", "internal")
        self._collector.end(sending)
        waiting = self._collector.begin(context, "wait", "internal")
        edge = self._collector.begin(waiting.context, self._edge.name, "client")
        stream, answer = client.request(method, path, {FIELD: edge.context.header(), **headers}, body)
        await asyncio.wait([client.begun[stream], answer], return_when=asyncio.FIRST_COMPLETED)
        begun = client.begun[stream]
        error = (str(begun.result()) if begun.result() >= 500 else None) if begun.done() else DROPPED
        self._collector.end(edge, error)
        self._collector.end(waiting, error)
        receiving = self._collector.begin(context, "receive", "internal")
        status, _ = await answer
        self._collector.end(receiving)
        return status

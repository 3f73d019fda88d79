"""The ends of a shop's connections: HTTP/1.1 (RFC 9112) by h11 and HTTP/2 (RFC 9113) by h2, in an asyncio loop."""

import asyncio

import h11

from course.lab.base._once import Once
from course.lab.http._http2 import Http2
from course.lab.pool._events import Closed, Fetched, Opened
from course.lab.pool._workers import Workers
from course.lab.tls._alerting import secured
from course.lab.tls._contexts import offer, server_context


class Edge:
    """Listens, numbers connections, and lets workers serve what comes."""

    def __init__(self, pages, log, http2, serving, streams, chain):
        self.pages, self.log, self.streams = pages, log, streams
        self.ends, self.opened, self.most = {}, 0, 0
        self._end, self._serving, self._chain = Second if http2 else First, serving, chain
        self._server, self._handshakes, self._once = None, set(), Once()
        self._held, self._count = None, 0

    async def open(self) -> int:
        return await self._once.get("port", self._listen)

    async def _listen(self):
        self._workers = Workers(*self._serving)
        loop, protocol = asyncio.get_running_loop(), lambda: self._end(self)
        if self._chain:
            context = server_context(self._chain)
            offer(context, ["h2" if self._end is Second else "http/1.1"])
            protocol = secured(protocol, context, self._handshakes)
        self._server = await loop.create_server(protocol, "127.0.0.1", 0, backlog=1000)
        return self._server.sockets[0].getsockname()[1]

    def close(self):
        if self._server is not None:
            self._server.close()
        for end in [*self.ends.values(), *self._handshakes]:
            getattr(end, "transport", end).abort()

    async def close_idle(self, goodbye):
        for number, end in list(self.ends.items()):
            if not end.busy:
                del self.ends[number]
                self.log.add(Closed, connection=number, by_server=True)
                end.leave(goodbye)

    async def hold(self, count):
        self._held, self._count = [], count

    def came(self, end):
        number, self.opened = self.opened, self.opened + 1
        self.ends[number] = end
        self.most = max(self.most, len(self.ends))
        self.log.add(Opened, connection=number)
        return number

    def went(self, number):
        # No event: when a server hears of it hangs on chance, and a log is compared.
        self.ends.pop(number, None)

    def asked(self, number, method, path, reply):
        self.log.add(Fetched, connection=number, method=method, path=path)
        status, body = self.pages.get(path, (404, b"there is no such page"))
        self._workers.take(lambda _: self._answer(reply, status, body))

    def _answer(self, reply, status, body):
        if self._held is None:
            return reply(status, body)
        self._held.append((reply, status, body))
        if len(self._held) == self._count:
            self._send_held()

    async def let_go(self):
        self._send_held()

    def _send_held(self):
        held, self._held = self._held or [], None
        for reply, status, body in held:
            reply(status, body)


class First(asyncio.Protocol):
    """One connection of HTTP/1.1: a request after the other."""

    def __init__(self, edge):
        self.edge, self.busy, self.http = edge, False, h11.Connection(h11.SERVER)

    def connection_made(self, transport):
        self.transport, self.number = transport, self.edge.came(self)

    def connection_lost(self, error):
        self.edge.went(self.number)

    def data_received(self, data):
        self.http.receive_data(data)
        self.read()

    def read(self):
        try:
            while (event := self.http.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
                if isinstance(event, h11.Request):
                    self.busy, self.wanted = True, (event.method.decode(), event.target.decode())
                elif isinstance(event, h11.EndOfMessage):
                    self.edge.asked(self.number, *self.wanted, self.reply)
                elif isinstance(event, h11.ConnectionClosed):
                    return self.transport.close()
        except h11.RemoteProtocolError:
            self.transport.close()

    def reply(self, status, body):
        if self.transport.is_closing():
            return
        fields = [("content-length", str(len(body)))] + [("location", "/")] * (300 <= status < 400)
        events = [h11.Response(status_code=status, headers=fields), h11.EndOfMessage()]
        if self.wanted[0] != "HEAD" and body:
            events.insert(1, h11.Data(data=body))
        self.transport.write(b"".join(map(self.http.send, events)))
        self.busy = False
        if self.http.our_state is h11.MUST_CLOSE:
            self.transport.close()
        else:
            self.http.start_next_cycle()
            self.read()

    def leave(self, goodbye):
        self.transport.close()


class Second(Http2):
    """One connection of HTTP/2: many requests at once."""

    def __init__(self, edge):
        self.edge, self.under_way, self.streams = edge, set(), edge.streams

    @property
    def busy(self):
        return bool(self.under_way)

    def connection_made(self, transport):
        self.number = self.edge.came(self)
        super().connection_made(transport)

    def connection_lost(self, error):
        self.edge.went(self.number)

    def received(self, stream, headers, body):
        self.under_way.add(stream)
        method, path = headers[":method"], headers[":path"]
        self.edge.asked(self.number, method, path, lambda *told: self.reply(stream, method, *told))

    def reply(self, stream, method, status, body):
        self.under_way.discard(stream)
        if not self.transport.is_closing():
            fields = {":status": str(status), "content-length": str(len(body))}
            where = {"location": "/"} if 300 <= status < 400 else {}
            self.send(stream, fields | where, b"" if method == "HEAD" else body)

    def leave(self, goodbye):
        if goodbye:
            self._h2.close_connection()
            self._flush()
        self.transport.close()

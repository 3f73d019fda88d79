"""A delayed line between two parts on loopback: what goes in comes out when a `Link` says so."""

import asyncio

from course.lab.link._link import Link


class Line:
    """Stands before a part's port. Who connects to ``port`` talks to the part over ``delay`` ms in each direction.

    ``connect()`` to loopback returns at once: callers add the round trip of SYN and SYN-ACK themselves.
    """

    def __init__(self, target: int, delay: float):
        self.target, self.delay = target, delay
        self._ends: set[asyncio.Transport] = set()

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Near(self), "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Nobody gets through any more: new callers are refused, all others are cut off."""
        self._server.close()
        for end in list(self._ends):
            end.abort()


class End(asyncio.Protocol):
    """One end of a connection over a line; what it receives leaves at the ``other`` end, later."""

    def __init__(self, line: Line):
        self.line, self.other, self._waiting = line, None, []
        self._link = Link(line.delay)

    def connection_made(self, transport):
        self.transport = transport
        self.line._ends.add(transport)

    def data_received(self, data):
        self._later(lambda other: other.transport.write(data))

    def eof_received(self):
        self._later(lambda other: other.transport.write_eof())
        return True

    def connection_lost(self, error):
        self.line._ends.discard(self.transport)
        if self.other is not None:
            self.other.transport.abort()

    def joined(self, other: "End") -> None:
        """The other end is there, and gets what has come before it."""
        self.other = other
        for deliver in self._waiting:
            deliver(other)

    def _later(self, deliver):
        loop = asyncio.get_running_loop()
        now = 1000 * loop.time()
        loop.call_at(self._link.send(b"", now).arrives / 1000, self._arrive, deliver)

    def _arrive(self, deliver):
        if self.other is None:
            self._waiting.append(deliver)
        elif not self.other.transport.is_closing():
            deliver(self.other)


class Near(End):
    """The end at which callers arrive; it calls the part for each."""

    def connection_made(self, transport):
        super().connection_made(transport)
        self._calling = asyncio.get_running_loop().create_task(self._call())

    async def _call(self):
        try:
            _, far = await asyncio.get_running_loop().create_connection(
                lambda: End(self.line), "127.0.0.1", self.line.target
            )
        except OSError:
            self.transport.abort()
            return
        far.joined(self)
        self.joined(far)
        if self.transport.is_closing():
            far.transport.abort()

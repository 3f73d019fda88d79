"""The ends of a database's connections, in an asyncio loop."""

import asyncio

from course.lab.base._once import Once
from course.lab.pool._events import Closed, Opened, Refused, TurnedAway, Worked
from course.lab.pool._workers import Workers

TOO_MANY = "FATAL: sorry, too many clients already"
BUSY = "ERROR: too many queries wait"


class Edge:
    """Listens, counts what it holds, and hands queries to its workers."""

    def __init__(self, capacity, workers, log):
        self.capacity, self.log, self.held, self.opened = capacity, log, set(), 0
        self._of_workers, self._server, self._once = workers, None, Once()

    async def open(self):
        return await self._once.get("port", self._listen)

    async def _listen(self):
        self.workers = Workers(*self._of_workers)
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: End(self), "127.0.0.1", 0, backlog=1000)
        return self._server.sockets[0].getsockname()[1]

    def close(self):
        if self._server is not None:
            self._server.close()
        for end in list(self.held):
            end.transport.abort()


class End(asyncio.Protocol):
    """One connection: a line for each query, a line for each answer."""

    def __init__(self, edge):
        self.edge, self.gone, self.number = edge, False, None

    def connection_made(self, transport):
        self.transport, edge = transport, self.edge
        if len(edge.held) >= edge.capacity:
            edge.log.add(Refused, held=len(edge.held))
            self.tell(TOO_MANY)
            transport.close()
            return
        self.number, edge.opened = edge.opened, edge.opened + 1
        edge.held.add(self)
        edge.log.add(Opened, connection=self.number)
        self.tell("ready")

    def data_received(self, data):
        for _ in range(data.count(b"\n") if self.number is not None else 0):
            if not self.edge.workers.take(self.answer):
                self.edge.log.add(TurnedAway, connection=self.number, waiting=self.edge.workers.waiting)
                self.tell(BUSY)

    def answer(self, waited_ms):
        self.edge.log.add(Worked, connection=self.number, waited_ms=waited_ms, wanted=not self.gone)
        self.tell("ok")

    def tell(self, line):
        if not self.gone:
            self.transport.write(f"{line}\n".encode())

    def connection_lost(self, error):
        self.gone = True
        if self.number is not None:
            self.edge.held.discard(self)
            self.edge.log.add(Closed, connection=self.number, by_server=False)

"""A real detour for TCP connections on loopback: bytes come when TCP over two links would have brought them."""

import select
import socket
import struct
from contextlib import suppress

from course.lab.link._detour import Detour
from course.lab.link._link import Link
from course.lab.tcp._model import MSS, WINDOW, Connection, End, TcpPath, TcpStep

AHEAD = 2**18  # bytes that are taken from a program before they are acknowledged
PIECE = 2**16


class TcpRelay(Detour):
    """Stands before a server at ``target``: who connects to ``address`` talks to it as over ``there`` and ``back``.

        with TcpRelay(server, there=Link(50), back=Link(50, rate=10e6, loss={40})) as relay:
            client = socket.create_connection(relay.address)

    Between the two real connections on loopback stands a `TcpPath`: slow start, losses and their repair, windows and
    waiting behind what is missing are the model's, and so are the times. All connections share the two links.

    ``connect()`` returns at once, because the real connection ends at the relay. **The handshake of the path is
    charged to the first bytes**: SYN and SYN-ACK travel the links from then on, and the client's first bytes leave
    when the SYN-ACK is there. A reset is told to the other end at once. A reader that stops stops the writer, as the
    model's window fills.

    ``log`` has the model's first ``limit`` `TcpStep`, in ms since the relay began. Real bytes come a few tenths of a
    ms later than it says, or more on a busy machine: measure with it, but do not grade its times.
    """

    def __init__(
        self,
        target: tuple[str, int],
        there: Link,
        back: Link,
        *,
        mss: int = MSS,
        iw: int = 10,
        window: int = WINDOW,
        limit: int = 100_000,
    ):
        super().__init__(target)
        self._path = TcpPath(there, back, limit)
        self._settings = {"mss": mss, "iw": iw, "window": window}
        self._tubes: list[_Tube] = []

    @property
    def log(self) -> list[TcpStep]:
        return list(self._path.log)

    def _open(self):
        return socket.create_server(("127.0.0.1", 0))

    def _carry(self):
        self._front.setblocking(False)
        while True:
            halves = [half for tube in self._tubes for half in tube.halves]
            readers = {half.socket: half for half in halves if half.hungry}
            writers = {half.socket: half for half in halves if half.end.readable}
            wait = self._wait(self._path.next_event())
            ready, free, _ = select.select([self._stopped, self._front, *readers], [*writers], [], wait)
            if self._stopped in ready:
                return
            now = self.now()
            self._path.advance(now)
            if self._front in ready:
                self._accept(now)
            for end in ready:
                if end in readers:
                    readers[end].take(now)
            for end in free:
                writers[end].offer(now)
            self._tubes = [tube for tube in self._tubes if not tube.ended()]

    def _accept(self, now):
        with suppress(OSError):  # the client is gone again, or nobody listens: it sees its connection close
            near, _ = self._front.accept()
            self._sockets.enter_context(near)
            try:
                far = self._sockets.enter_context(socket.create_connection(self.target))
            except OSError:
                near.close()
                raise
            connection = self._path.connect(now, **self._settings)
            self._tubes.append(_Tube(self._path, connection, near, far))


class _Half:
    """A real socket and the end of the model that stands for the program behind it."""

    def __init__(self, connection: Connection, end: End, bound: socket.socket):
        bound.setblocking(False)
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.connection, self.end, self.socket = connection, end, bound
        self.closed, self.told, self.broken = False, False, False  # its program's end; the other's, told to it
        end.reader = self._give

    @property
    def hungry(self) -> bool:
        """Whether more may be taken from the program."""
        return not self.closed and self.end.sender.waiting < AHEAD

    def take(self, now):
        """What the program has written goes to the model."""
        try:
            data = self.socket.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            self.broken = True
            return
        if data:
            self.connection.write(self.end, data, now)
        else:
            self.closed = True
            self.connection.close(self.end, now)

    def offer(self, now):
        self.connection.offer(self.end, now)

    def tell_the_end(self):
        if self.end.ended and not self.end.readable and not self.told:
            self.told = True
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)

    def _give(self, data):
        try:
            return self.socket.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            self.broken = True
            return len(data)


class _Tube:
    """One connection: two halves, until both have ended or one is broken."""

    def __init__(self, path, connection, near, far):
        self.path, self.connection = path, connection
        self.halves = (_Half(connection, connection.client, near), _Half(connection, connection.server, far))

    def ended(self):
        """Whether it is over; then its sockets are closed."""
        for half in self.halves:
            half.tell_the_end()
        broken = any(half.broken for half in self.halves)
        if not broken and not (self.connection.done and all(half.told for half in self.halves)):
            return False
        self.path.forget(self.connection)
        for half in self.halves:
            if broken:
                # So that the program sees a reset, and not an end of the stream that was not its partner's.
                half.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            half.socket.close()
        return True

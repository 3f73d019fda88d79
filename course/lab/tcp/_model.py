"""TCP over two links, in virtual time: no socket, no thread, no clock. It is what a `TcpRelay` goes by."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from course.lab.link._link import Link
from course.lab.tcp._sender import Piece, Sender

HEADERS = 40  # bytes of IPv4 and TCP without options
MSS = 1460
WINDOW = 2**20
OFFERED = 2**16


@dataclass(frozen=True, slots=True)
class TcpStep:
    """One thing that happened to a stream; ``way`` is ``"there"``, to the server, or ``"back"``.

    At the stream's sender: ``"sent"``, ``"sent again"``, ``"acked"``, ``"duplicate"``, ``"fast retransmit"``,
    ``"timeout"``, ``"probe"``; at its receiver: ``"delivered"``. ``seq`` counts bytes of the stream from 0: the first
    of the ``size`` that were sent or delivered, or the next one that the receiver expects. ``kind`` is ``"data"``,
    ``"syn"``, ``"fin"`` or ``"ack"``. ``dropped`` says why the link did not carry a segment. Behind them the sender's
    windows and what it has in flight, in segments (``ssthresh`` is None before the first loss), and the ``window`` in
    bytes that the receiver has told it.
    """

    n: int
    ms: float
    connection: int
    way: str
    what: str
    kind: str
    seq: int
    size: int
    dropped: str
    cwnd: int
    ssthresh: int | None
    flight: int
    window: int


@dataclass(frozen=True, slots=True)
class _Segment:
    piece: Piece | None
    ack: int
    window: int


class End:
    """One end of a connection: bytes to `write`, bytes to `read`, both in order.

    Each segment that arrives is acknowledged at once; each that is sent acknowledges, too. ``window`` bytes may wait
    for `read`, no more: an end that does not read stops the other. ``reader`` is offered what can be read as soon as
    it can be, and says how many bytes it takes; what it leaves waits for `Connection.read`.
    """

    def __init__(self, name: str, mss: int, iw: int, window: int):
        self.name, self.capacity, self.sender = name, window, Sender(mss, iw)
        self.expected, self.ended = 0, False  # ended: the other side's FIN was reached
        self._held: dict[int, Piece] = {}
        self._ready = bytearray()
        self._told = window  # the window that the other side has heard of
        self._owes = False  # an acknowledgement
        self.reader: Callable[[bytes], int] | None = None

    @property
    def readable(self) -> int:
        """Bytes that wait for `read`."""
        return len(self._ready)

    @property
    def window(self) -> int:
        return self.capacity - len(self._ready)

    def take(self, piece: Piece) -> tuple[int, int]:
        """Put what arrived in its place; the first byte and the number of bytes that can be read from now on."""
        begun, before = self.expected, len(self._ready)
        if piece.seq >= self.expected:
            self._held[piece.seq] = piece
        while (following := self._held.pop(self.expected, None)) is not None:
            self._ready += following.data
            self.expected = following.end
            self.ended = self.ended or following.kind == "fin"
        return begun - 1, len(self._ready) - before

    def read(self, most: int) -> bytes:
        """Up to ``most`` bytes that have arrived in order."""
        data = bytes(self._ready[:most])
        del self._ready[:most]
        return data

    def offer(self) -> None:
        """Let the ``reader`` take what it will."""
        if self.reader and self._ready:
            del self._ready[: self.reader(bytes(self._ready[:OFFERED]))]


class Connection:
    """A `client` and a `server` that talk over a `TcpPath`. Made by `TcpPath.connect`."""

    def __init__(self, path: "TcpPath", n: int, mss: int, iw: int, window: int, now: float):
        self.n, self.silent, self._path = n, False, path
        self.client, self.server = (End(name, mss, iw, window) for name in ("client", "server"))
        self.client.sender.open()
        self._flush(self.client, now)

    def write(self, end: End, data: bytes, now: float) -> None:
        """``end``'s program hands ``data`` to TCP."""
        end.sender.write(data)
        self._flush(end, now)

    def close(self, end: End, now: float) -> None:
        """``end``'s program will write nothing more."""
        end.sender.close()
        self._flush(end, now)

    def read(self, end: End, most: int, now: float) -> bytes:
        """Up to ``most`` bytes that have arrived at ``end`` in order."""
        data = end.read(most)
        self._tell_of_room(end, now)
        return data

    def offer(self, end: End, now: float) -> None:
        """Let ``end``'s reader have what it left before."""
        end.offer()
        self._tell_of_room(end, now)

    def next_event(self) -> float | None:
        return min((at for end in self._ends() if (at := end.sender.expires) is not None), default=None)

    def expire(self, now: float) -> None:
        """Timers that have run out by ``now``."""
        for end in self._ends():
            if end.sender.expires is not None and end.sender.expires <= now:
                self._note(end, end.sender.expire(), now, end.sender.una)
                self._flush(end, now)

    @property
    def done(self) -> bool:
        """Both sides have closed, and everything was acknowledged."""
        return all(end.ended and not end.sender.flight and not end.sender.waiting for end in self._ends())

    def _ends(self):
        return self.client, self.server

    def _arrive(self, end, segment, now):
        """A segment has come to ``end``."""
        if self.silent:
            return
        piece, sender = segment.piece, end.sender
        what = sender.acknowledged(segment.ack, segment.window, now, piece is None)
        if what:
            self._note(end, what, now, segment.ack)
        if piece is not None:
            end._owes = True
        if piece is not None and piece.kind != "probe":
            begun, size = end.take(piece)
            if size:
                self._note(self._other(end), "delivered", now, begun + 1, size)
                end.offer()
            if piece.kind == "syn" and not sender.opened:
                sender.open()
        self._flush(end, now)

    def _tell_of_room(self, end, now):
        """The other side may be waiting to hear of it."""
        if end._told < end.sender.mss <= end.window:
            end._owes = True
            self._flush(end, now)

    def _flush(self, end, now):
        """Send what is due; where nothing is and an acknowledgement is owed, that alone."""
        for piece in end.sender.due(now):
            self._send(end, piece, now)
        if end._owes:
            self._send(end, None, now)

    def _send(self, end, piece, now):
        end._told, end._owes = end.window, False
        sent = Piece(piece.seq, piece.data, piece.kind, now, piece.times) if piece else None
        segment, other = _Segment(sent, end.expected, end._told), self._other(end)
        way = "there" if end is self.client else "back"
        data = bytes(HEADERS) + (piece.data if piece else b"")
        dropped = self._path._send(way, data, now, lambda at: self._arrive(other, segment, at))
        if piece and piece.kind != "probe":
            again = "sent again" if piece.times > 1 else "sent"
            self._note(end, again, now, piece.seq, len(piece.data), piece.kind, dropped)

    def _other(self, end):
        return self.server if end is self.client else self.client

    def _note(self, end, what, now, number, size=0, kind="", dropped=""):
        way, sender = "there" if end is self.client else "back", end.sender
        kind = kind or ("data" if what == "delivered" else "ack")
        windows = sender.reno.cwnd, sender.reno.ssthresh, sender.flight, sender.window
        place = max(0, number - 1)
        self._path.note(
            lambda n: TcpStep(n, now, self.n, way, what, kind, place, size, dropped, *windows),
        )


class TcpPath:
    """Two links and the connections that share them. `advance` does all that falls due, each at its own time.

        path = TcpPath(there=Link(50), back=Link(50, loss={51}))
        connection = path.connect(now=0)

    ``log`` keeps the first ``limit`` steps, ``now`` is the time that was reached. Segments are 40 bytes longer on the
    links than what they carry.
    """

    def __init__(self, there: Link, back: Link, limit: int = 100_000):
        self.log: list[TcpStep] = []
        self.connections: list[Connection] = []
        self.now = 0.0
        self._links, self._limit, self._count, self._made = {"there": there, "back": back}, limit, 0, 0
        self._under_way: dict[tuple[str, int], Callable[[float], None]] = {}

    def connect(self, now: float, mss: int = MSS, iw: int = 10, window: int = WINDOW) -> Connection:
        """A new connection, whose SYN leaves at ``now``."""
        if mss < 1 or iw < 1 or window < mss:
            raise ValueError("mss and iw are 1 or more, and a segment fits into the window")
        connection = Connection(self, self._made, mss, iw, window, now)
        self._made += 1
        self.connections.append(connection)
        return connection

    def forget(self, connection: Connection) -> None:
        """What is under way of ``connection`` still takes its room on the links, but nobody answers any more."""
        connection.silent = True
        self.connections.remove(connection)

    def next_event(self) -> float | None:
        """When something happens by itself, or None if nothing will."""
        return min((at for _, at in self._events()), default=None)

    def advance(self, now: float) -> None:
        """Do what happens until ``now``."""
        while (found := min(self._events(), key=lambda event: event[1], default=(None, inf)))[1] <= now:
            source, self.now = found
            if isinstance(source, Connection):
                source.expire(self.now)
                continue
            for packet in self._links[source].arrived(self.now):
                self._under_way.pop((source, packet.n))(packet.arrives)
        self.now = max(self.now, now)

    def note(self, made: Callable[[int], TcpStep]) -> None:
        if self._count < self._limit:
            self.log.append(made(self._count))
        self._count += 1

    def _events(self):
        for way, link in self._links.items():
            if (at := link.next_arrival()) is not None:
                yield way, at
        for connection in self.connections:
            if (at := connection.next_event()) is not None:
                yield connection, at

    def _send(self, way, data, now, arrive):
        packet = self._links[way].send(data, now)
        if not packet.dropped:
            self._under_way[way, packet.n] = arrive
        return packet.dropped


def transfer(
    size: int, there: Link, back: Link, *, mss: int = MSS, iw: int = 10, window: int = WINDOW, request: int = 4
) -> list[TcpStep]:
    """A client connects at 0 ms and sends ``request`` bytes; the server answers with ``size``. All that happens.

    ``there`` carries what the client sends, ``back`` what the server sends: its packet 0 is the SYN-ACK, 1 the
    acknowledgement of the request, and 2 the first segment of the answer, unless one of these is lost.
    """
    path = TcpPath(there, back)
    connection = path.connect(0.0, mss, iw, window)
    client, server = connection.client, connection.server
    asked = []
    client.reader, server.reader = len, lambda data: asked.append(len(data)) or len(data)
    connection.write(client, bytes(request), 0.0)
    while sum(asked) < request:
        path.advance(path.next_event())
    connection.write(server, bytes(size), path.now)
    while server.sender.waiting:
        path.advance(path.next_event())
    return path.log

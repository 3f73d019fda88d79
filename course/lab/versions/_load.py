"""What a load gives: its events, and what became of packets and objects."""

from dataclasses import dataclass

NOBODY = (-1, "")  # the place of a packet that repeats what was lost


@dataclass(frozen=True, slots=True)
class LoadEvent:
    """One thing that happened, ``s`` seconds after the load began; ``n`` counts from 0, ``connection`` too.

    ``"connection"``: it is ready for requests (``note``: its protocols, or QUIC's connection ids). ``"request"``: it
    was written; ``size`` are the bytes of its field section, over h1 of its head. ``"frame"``: a frame of HTTP came
    whole, a DATA frame of h3 began; ``note`` is its type, ``size`` its payload. ``"delivered"``: ``size`` bytes of the
    object were handed to the application. ``"done"``: the object is whole.

    Packets of the answers, once for each object of which they carry bytes: ``"sent"``: given to the link; ``"lost"``:
    the link has dropped it (``note`` says why); ``"repeated"``: its bytes were sent again; ``"waited"``: ``size``
    bytes, which had come earlier, were behind a gap until now.

    Where a client moves: ``"address"``, ``"connection id"``, ``"PATH_CHALLENGE"``, ``"PATH_RESPONSE"``, ``"broken"``.
    """

    n: int
    s: float
    what: str
    connection: int
    stream: int | None
    object: str
    size: int
    note: str


@dataclass(frozen=True)
class Load:
    """One page loaded over ``version``: all ``events`` in order of time, and the packets of its answers.

    ``packets`` has ``(connection, object)`` in the order in which the link took them; a packet with bytes of two
    objects stands there twice, and one that repeats what was lost leaves its place to ``(-1, "")``, nobody.
    ``lost`` are the indices of those that were dropped, ``repeat`` is how many places later the first one came again.

    ``stalled`` are the objects of which bytes were lost, or had come and waited behind a gap; ``late`` those among
    them whose last byte did. Both are read from what the receiver delivered, not from ``packets``.
    """

    version: str
    events: tuple[LoadEvent, ...]
    packets: list[tuple[int, str]]
    lost: set[int]
    repeat: int
    stalled: frozenset[str]
    late: frozenset[str]

    @property
    def finished(self) -> dict[str, float]:
        """When each object was whole, in seconds since the load began."""
        return {event.object: event.s for event in self.events if event.what == "done"}

    @property
    def seconds(self) -> float:
        """How long the whole page took."""
        return max(self.finished.values())


class Record:
    """Gathers events while a load runs; ``now`` gives milliseconds."""

    def __init__(self, now):
        self.now, self._begun, self._events = now, now(), []

    def note(self, what, connection, stream=None, object="", size=0, note="", ms=None):
        at = self.now() if ms is None else ms
        self._events.append((max(0.0, at - self._begun) / 1000, what, connection, stream, object, size, note))

    @property
    def events(self) -> tuple[LoadEvent, ...]:
        inorder = sorted(self._events, key=lambda event: event[0])
        return tuple(LoadEvent(n, *event) for n, event in enumerate(inorder))


class Traffic:
    """The packets of the answers, as they are read from a sender's log, in order."""

    def __init__(self, record: Record):
        self._record = record
        self.packets, self.lost, self.repeat = [], set(), 0
        self.stalled, self.late = set(), set()
        self._gone = {}  # what a lost packet carried: its first index

    def sent(self, ms, connection, objects, dropped, key):
        """``objects`` are the names and bytes that a packet carries; what was lost is known again by its ``key``."""
        for name, size in objects:
            self._record.note("sent", connection, object=name, size=size, ms=ms)
            if dropped:
                self._record.note("lost", connection, object=name, size=size, note=dropped, ms=ms)
                self._gone.setdefault(key, len(self.packets))
                self.lost.add(len(self.packets))
                self.stalled.add(name)
            self.packets.append((connection, name))

    def repeated(self, ms, connection, objects, dropped, key):
        """What a lost packet of that ``key`` carried is sent again, or ``dropped`` again."""
        if not self.repeat and not dropped and key in self._gone:
            self.repeat = len(self.packets) - self._gone[key]
        for name, size in objects:
            self._record.note("repeated", connection, object=name, size=size, ms=ms)
            if dropped:
                self._record.note("lost", connection, object=name, size=size, note=dropped, ms=ms)
            self.packets.append(NOBODY)

    def waited(self, ms, connection, name, size):
        self._record.note("waited", connection, object=name, size=size, ms=ms)
        self.stalled.add(name)

    def load(self, version: str) -> Load:
        fate = self.packets, self.lost, self.repeat
        return Load(version, self._record.events, *fate, frozenset(self.stalled), frozenset(self.late))

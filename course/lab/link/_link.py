"""One direction of a path, as arithmetic: packets and the time go in, deliveries come out. No socket, no clock."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import inf
from random import Random


@dataclass(frozen=True, slots=True)
class Packet:
    """What became of one packet: its number from 0, when it was sent and arrives, in ms.

    A dropped packet has no ``arrives``; ``dropped`` says why: ``"loss"`` or ``"queue"``.
    """

    n: int
    sent: float
    arrives: float | None
    data: bytes
    dropped: str = ""


class Link:
    """Carries packets in order, each later than it was sent.

        link = Link(delay=75, rate=10e6, queue=32_000)
        link.send(b"hello", now=0)
        link.arrived(now=100)

    ``delay`` is the way in ms, ``rate`` in bit/s (None: no limit). A packet that finds the link busy waits in a
    queue of at most ``queue`` bytes (None: no limit) and is dropped when that is full: drop-tail. ``loss`` is the
    share of packets that vanish on the way, drawn from ``seed``, or the numbers of those that do, or a function that
    is asked about each packet's bytes. What vanishes has taken its time on the link all the same. Times never go back.
    """

    def __init__(
        self,
        delay: float,
        rate: float | None = None,
        loss: float | Collection[int] | Callable[[bytes], bool] = 0.0,
        queue: int | None = None,
        seed: int = 0,
    ):
        if delay < 0 or (rate is not None and rate <= 0) or (queue is not None and queue < 0):
            raise ValueError("delay and queue are 0 or more, rate is more than 0")
        if isinstance(loss, int | float) and not 0 <= loss <= 1:
            raise ValueError("loss is a share from 0 to 1, or the numbers of the packets to lose")
        self.delay, self.rate, self.loss, self.queue = delay, rate, loss, queue
        self._random = Random(seed)
        self._count, self._now, self._free = 0, -inf, -inf
        self._waiting: deque[tuple[float, int]] = deque()  # when it begins to leave, its size
        self._under_way: deque[Packet] = deque()

    def send(self, data: bytes, now: float) -> Packet:
        """Hand ``data`` to the link at ``now``; what will become of it is known at once."""
        self._pass(now)
        lost = self._loses(self._count, data)
        if self._free > now and self.queue is not None and self.waiting(now) + len(data) > self.queue:
            packet = Packet(self._count, now, None, data, "queue")
        else:
            left = self._take(data, now)
            packet = Packet(self._count, now, None if lost else left + self.delay, data, "loss" if lost else "")
        if not packet.dropped:
            self._under_way.append(packet)
        self._count += 1
        return packet

    def arrived(self, now: float) -> list[Packet]:
        """Packets that have arrived by ``now`` and were not given out before, in order."""
        self._pass(now)
        found = []
        while self._under_way and self._under_way[0].arrives <= now:
            found.append(self._under_way.popleft())
        return found

    def next_arrival(self) -> float | None:
        """When the next packet arrives, or None if none is under way."""
        return self._under_way[0].arrives if self._under_way else None

    def waiting(self, now: float) -> int:
        """Bytes in the queue at ``now``, without the packet that is just leaving."""
        while self._waiting and self._waiting[0][0] <= now:
            self._waiting.popleft()
        return sum(size for _, size in self._waiting)

    def _pass(self, now: float) -> None:
        if now < self._now:
            raise ValueError(f"time went back from {self._now} to {now}")
        self._now = now

    def _loses(self, n: int, data: bytes) -> bool:
        """Drawn for each packet, also for those that the queue drops: so one's fate does not hang on another's."""
        if isinstance(self.loss, int | float):
            return self._random.random() < self.loss
        return self.loss(data) if callable(self.loss) else n in self.loss

    def _take(self, data: bytes, now: float) -> float:
        """When the last bit of ``data`` has left."""
        begins = max(now, self._free)
        self._waiting.append((begins, len(data)))
        self._free = begins + (8000 * len(data) / self.rate if self.rate else 0)
        return self._free

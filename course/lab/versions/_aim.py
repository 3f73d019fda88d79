"""Which packets of a download are lost: chosen by their number among the full ones, or drawn."""

from collections.abc import Collection
from random import Random

from course.lab.tcp._model import HEADERS, MSS

LONG_HEADER = 0x80  # the first bit of a datagram that belongs to a handshake (RFC 9000 §17.2)
DATAGRAM = 1200  # bytes of a full one, as aioquic fills them


class Aim:
    """What a `Link` asks about each packet of the answers: True for those that are lost.

    Full packets are counted from 0: those of a handshake are not full, whatever its certificate weighs.
    """

    def __init__(self, lost: int | Collection[int], share: float, seed: int):
        self._lost = {lost} if isinstance(lost, int) else set(lost)
        self._share, self._random, self._count = share, Random(seed), 0

    def __call__(self, data: bytes) -> bool:
        drawn = self._random.random() < self._share
        if not self.is_full(data):
            return drawn
        self._count += 1
        return drawn or self._count - 1 in self._lost

    def is_full(self, data: bytes) -> bool:
        raise NotImplementedError


class Segments(Aim):
    """Segments as `TcpPath` gives them to a link."""

    def is_full(self, data):
        return len(data) == HEADERS + MSS


class Datagrams(Aim):
    """QUIC's datagrams behind the handshake."""

    def is_full(self, data):
        return len(data) >= DATAGRAM and not data[0] & LONG_HEADER

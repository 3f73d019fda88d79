"""aioquic's own log of a connection (qlog), handed on event by event instead of kept."""

from collections.abc import Callable

from aioquic.quic.logger import QuicLoggerTrace

Hear = Callable[[str, dict], None]


class Traces:
    """A ``quic_logger`` for aioquic's configurations. ``hear(event, data)`` gets what happens on its connections.

    A server's has many connections: `follow` says who hears of the one that begins with a packet to ``first_id``.
    """

    def __init__(self, hear: Hear | None = None):
        self._hear, self._hearers = hear, {}

    def follow(self, first_id: bytes, hear: Hear) -> None:
        self._hearers[first_id] = hear

    def start_trace(self, *, is_client: bool, odcid: bytes) -> QuicLoggerTrace:
        return _Trace(self._hearers.pop(odcid, self._hear), is_client, odcid)

    def end_trace(self, trace) -> None:
        """Nothing is kept."""


class _Trace(QuicLoggerTrace):
    def __init__(self, hear, is_client, odcid):
        super().__init__(is_client=is_client, odcid=odcid)
        self._hear = hear

    def log_event(self, *, category, event, data):
        if self._hear:
            self._hear(event, data)


class Sent:
    """The packets behind the handshake that one end has sent: each with the number of its datagram, from 0.

    aioquic logs all packets of a flight before its datagrams, and such a packet is the last of its datagram, as its
    header tells no length (RFC 9000 §12.2).
    """

    def __init__(self):
        self.packets: list[tuple[int, dict]] = []
        self._datagrams, self._flight, self._counted = 0, [], 0

    def hear(self, event: str, data: dict) -> None:
        if event == "packet_sent":
            if self._counted:
                self.settle()
            if data["header"]["packet_type"] == "1RTT":
                self._flight.append(data)
        elif event == "datagrams_sent":
            self._counted += 1

    def settle(self) -> None:
        """A flight is over: its last datagrams are those of its packets."""
        self._datagrams += self._counted
        first = self._datagrams - len(self._flight)
        self.packets += list(enumerate(self._flight, first))
        self._flight, self._counted = [], 0

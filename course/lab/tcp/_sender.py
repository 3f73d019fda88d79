"""What a TCP sender does, as arithmetic: acknowledgements and the time go in, segments to send come out."""

from collections import deque
from dataclasses import dataclass

from course.lab.tcp._reno import Reno, Timeout

DUPLICATES = 3  # RFC 5681 §3.2


@dataclass(slots=True)
class Piece:
    """A segment as its sender keeps it until it is acknowledged. SYN and FIN take a number and hold no byte."""

    seq: int
    data: bytes
    kind: str = "data"  # or "syn", "fin", "probe"
    sent: float = 0.0
    times: int = 0

    @property
    def end(self) -> int:
        return self.seq + (len(self.data) if self.kind == "data" else self.kind in ("syn", "fin"))


class Sender:
    """Slow start, congestion avoidance, fast retransmit and recovery (RFC 5681, NewReno: RFC 6582), limited transmit
    (RFC 3042), timeouts (RFC 6298), the receiver's window with probes. No SACK, and no Nagle: what is written leaves.

    Numbers begin at 0, which is the SYN's; the first byte has number 1.
    """

    def __init__(self, mss: int, iw: int):
        self.mss, self.reno, self.timeout = mss, Reno(iw), Timeout()
        self.una, self.window, self.expires = 0, mss, None
        self._next, self._unsent, self._closing, self._closed = 0, bytearray(), False, False
        self._pieces: deque[Piece] = deque()  # from una on
        self._under_way = 0  # how many of them are not taken for lost
        self._duplicates, self._limited = 0, 0
        self._recovering, self._recover, self._first_partial = False, 0, False
        self._peak, self._last, self._timed_out = 0, None, None
        self._urgent: list[Piece] = []

    @property
    def established(self) -> bool:
        return self.una > 0

    @property
    def flight(self) -> int:
        """Segments that were sent and are not acknowledged."""
        return len(self._pieces)

    @property
    def waiting(self) -> int:
        """Bytes that were written and are not acknowledged."""
        return len(self._unsent) + sum(len(piece.data) for piece in self._pieces)

    @property
    def opened(self) -> bool:
        """Whether its SYN was sent."""
        return self._next > 0

    def open(self) -> None:
        self._add(Piece(self._next, b"", "syn"))

    def write(self, data: bytes) -> None:
        self._unsent += data

    def close(self) -> None:
        """Nothing more will be written: FIN behind the last byte."""
        self._closing = True

    def due(self, now: float) -> list[Piece]:
        """The segments to send at ``now``."""
        self._restart_if_idle(now)
        found, self._urgent = self._urgent, []
        while (piece := self._following()) is not None:
            self._under_way += 1
            self._limited += 0 < self._duplicates < DUPLICATES and not self._recovering
            found.append(piece)
        for piece in found:
            piece.times, piece.sent, self._last = piece.times + 1, now, now
        if found:
            self._peak = self._under_way
        if self.expires is None and (self._pieces or (self.established and self._unsent)):
            self.expires = now + self.timeout.ms
        return found

    def acknowledged(self, ack: int, window: int, now: float, pure: bool) -> str:
        """What the acknowledgement was: ``"acked"``, ``"duplicate"``, ``"fast retransmit"``, or ``""`` for neither.

        ``pure`` says that its segment carried nothing else.
        """
        same, self.window = window == self.window, window
        if ack > self.una:
            return self._advance(ack, now)
        if ack == self.una and not self._pieces:
            self.expires = None  # the window may be open again
        elif ack == self.una and pure and same and (self._recovering or self.una > self._recover):
            return self._duplicate(now)
        return ""

    def expire(self) -> str:
        """The timer ran out: ``"timeout"``, or ``"probe"`` where only a closed window holds the sender up."""
        self.timeout.expired()
        self.expires = None
        if not self._pieces:
            self._urgent = [Piece(self.una, b"", "probe")]
            return "probe"
        first = self._pieces[0]
        if first.kind != "syn":
            self.reno.timed_out(None if self._timed_out == first.seq else self.flight - self._limited)
        self._timed_out = first.seq
        self._under_way = self._duplicates = self._limited = 0
        self._recovering, self._recover = False, self._next
        return "timeout"

    def _advance(self, ack, now):
        limited, gone = self._limited_by_window(), []
        while self._pieces and self._pieces[0].end <= ack:
            gone.append(self._pieces.popleft())
        self.una, self._under_way = ack, max(0, self._under_way - len(gone))
        if all(piece.times == 1 for piece in gone):  # Karn: else nobody knows which of the copies was acknowledged
            self.timeout.measured(now - gone[-1].sent)
        restart = True
        if self._recovering and ack >= self._recover:
            self._recovering, self._duplicates = False, 0
        elif self._recovering:
            restart = self._repair_next(len(gone))
        else:
            self._duplicates = 0
            if limited:
                self.reno.acked(sum(piece.kind == "data" for piece in gone))
        if restart or not self._pieces:
            self.expires = now + self.timeout.ms if self._pieces else None
        if not self._recovering:
            self._limited = 0
        return "acked"

    def _limited_by_window(self):
        """Whether the congestion window was what held the sender up; if not, it proves nothing and does not grow."""
        slow_start = self.reno.ssthresh is None or self.reno.cwnd < self.reno.ssthresh
        return self.reno.cwnd < 2 * self._peak if slow_start else self.reno.cwnd <= self._peak

    def _repair_next(self, count):
        """A partial acknowledgement: the next hole. Says whether the timer starts anew (RFC 6582 §3.2, step 3)."""
        self._duplicates = max(0, self._duplicates - count + 1)
        self._again()
        first, self._first_partial = self._first_partial, False
        return first

    def _duplicate(self, now):
        self._duplicates += 1
        if self._recovering or self._duplicates != DUPLICATES:
            return "duplicate"
        self.reno.lost(self.flight - self._limited)
        self._recovering, self._recover, self._first_partial = True, self._next, True
        self._again()
        self.expires = now + self.timeout.ms
        return "fast retransmit"

    def _again(self):
        self._urgent.append(self._pieces[0])

    def _following(self):
        """The next segment that both windows allow, or None."""
        if self._under_way >= self.reno.cwnd + self._duplicates:
            return None
        if self._under_way < len(self._pieces):
            return self._pieces[self._under_way]
        if not self.established or self._closed:
            return None
        size = min(self.mss, len(self._unsent))
        if size and self._next + size > self.una + self.window:
            return None
        if size:
            piece = Piece(self._next, bytes(self._unsent[:size]))
            del self._unsent[:size]
        elif self._closing:
            piece, self._closed = Piece(self._next, b"", "fin"), True
        else:
            return None
        self._add(piece)
        return piece

    def _add(self, piece):
        self._pieces.append(piece)
        self._next = piece.end

    def _restart_if_idle(self, now):
        if self._unsent and not self._pieces and self._last is not None and now - self._last > self.timeout.ms:
            self.reno.idle()

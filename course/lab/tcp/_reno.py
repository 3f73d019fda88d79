"""Two rules of a TCP sender, as arithmetic: how much may be in flight (RFC 5681), how long to wait (RFC 6298)."""


class Reno:
    """The congestion window, in segments, as a sender tells it what happened.

    ``cwnd`` begins at ``iw``; ``ssthresh`` is None as long as nothing was lost.
    """

    def __init__(self, iw: int = 10):
        self.iw, self.cwnd, self.ssthresh = iw, iw, None
        self._credit = 0  # segments acknowledged in congestion avoidance, towards one more

    def acked(self, count: int) -> None:
        """``count`` segments were acknowledged, one after the other."""
        for _ in range(count):
            if self.ssthresh is None or self.cwnd < self.ssthresh:
                self.cwnd += 1
                continue
            self._credit += 1
            if self._credit >= self.cwnd:
                self._credit -= self.cwnd
                self.cwnd += 1

    def lost(self, flight: int) -> None:
        """A loss was noticed by duplicate acknowledgements, with ``flight`` segments under way."""
        self.cwnd = self.ssthresh = max(flight // 2, 2)
        self._credit = 0

    def timed_out(self, flight: int | None) -> None:
        """Nothing came back in time; ``flight`` is None if the same segment was lost before."""
        if flight is not None:
            self.ssthresh = max(flight // 2, 2)
        self.cwnd, self._credit = 1, 0

    def idle(self) -> None:
        """Nothing was sent for longer than the timeout (RFC 5681 §4.1)."""
        self.cwnd, self._credit = min(self.cwnd, self.iw), 0


class Timeout:
    """The retransmission timeout (RTO), in ms.

    RFC 6298 says at least a second; Linux is satisfied with 200 ms beside the round-trip time, and so is this.
    """

    FIRST_MS, LEAST_MS, MOST_MS = 1000.0, 200.0, 60_000.0

    def __init__(self):
        self._smoothed, self._variation, self._backoff = None, 0.0, 1

    @property
    def ms(self) -> float:
        base = self.FIRST_MS
        if self._smoothed is not None:
            base = self._smoothed + max(4 * self._variation, self.LEAST_MS)
        return min(base * self._backoff, self.MOST_MS)

    def measured(self, rtt: float) -> None:
        """A segment that was sent once was acknowledged after ``rtt`` ms."""
        if self._smoothed is None:
            self._smoothed, self._variation = rtt, rtt / 2
        else:
            self._variation = 0.75 * self._variation + 0.25 * abs(self._smoothed - rtt)
            self._smoothed = 0.875 * self._smoothed + 0.125 * rtt
        self._backoff = 1

    def expired(self) -> None:
        """It passed in vain: wait twice as long for the next (RFC 6298 §5, rule 5.5)."""
        self._backoff *= 2

"""What requests cost that nobody waits for."""

from dataclasses import dataclass

MOST = 101  # larger bursts were seen to end hypercorn's own task


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What became of ``asked`` requests that were sent and then cancelled, all in one write.

    The application ``started`` so many and ran ``ended`` of them to their end, though nobody waited; it made ``size``
    bytes of answers for them. ``alive``: whether a further request on the same connection was answered; else
    ``goaway`` is what the server's GOAWAY says: its error code and the last stream that it may have worked on.
    """

    asked: int
    started: int
    ended: int
    size: int
    alive: bool
    goaway: tuple[int, int] | None

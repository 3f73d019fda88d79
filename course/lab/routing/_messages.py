"""What two autonomous systems say to each other, and what one may be to the other."""

from typing import NamedTuple

Node = int | str

OPPOSITE = {"customer": "provider", "provider": "customer", "peer": "peer"}


class Announcement(NamedTuple):
    """``sender`` tells ``to`` that it reaches ``prefix`` by ``path``, its own number first (RFC 4271 §4.3).

    ``origin`` is 0 (IGP), 1 (EGP) or 2 (incomplete); ``med`` is None where none is sent.
    """

    sender: Node
    to: Node
    prefix: str
    path: tuple[int, ...]
    origin: int = 0
    med: int | None = None


class Withdrawal(NamedTuple):
    """``sender`` tells ``to`` that it no longer reaches ``prefix``."""

    sender: Node
    to: Node
    prefix: str

"""What happens at a database or a shop, as plain frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """A client has come. ``connection`` counts a server's connections from 0."""

    n: int
    connection: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A connection has ended; ``by_server`` says who ended it."""

    n: int
    connection: int
    by_server: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A client was sent away, as ``held`` connections were open already."""

    n: int
    held: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole request reached a shop."""

    n: int
    connection: int
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class Worked:
    """A worker is done with a query that waited for ``waited_ms``; ``wanted``: its client was still there."""

    n: int
    connection: int
    waited_ms: float
    wanted: bool


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A query was not admitted, as ``waiting`` others waited."""

    n: int
    connection: int
    waiting: int

"""What happens at an origin, as plain frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """A whole request reached an origin. ``headers`` has a line for each field, names in small letters.

    ``version`` is ``"HTTP/1.1"`` or ``"HTTP/2"``; ``connection`` counts the origin's connections from 0.
    """

    n: int
    method: str
    path: str
    version: str
    secure: bool
    connection: int
    headers: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Effect:
    """The request numbered ``request`` has changed the origin's store: ``path`` now has ``value``, or is gone."""

    n: int
    request: int
    method: str
    path: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What an origin had for the request numbered ``request``, whether it left or not; ``fault`` was ordered."""

    n: int
    request: int
    status: int
    size: int
    fault: str

"""What happens between pages and sites, as plain frozen data. Fields are text, a line each, names in small letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrived:
    """A request has reached its site. ``origin`` and ``cookie`` are those fields, empty if they were not sent.

    ``preflight`` is whether it asks for leave: OPTIONS with an Access-Control-Request-Method.
    """

    n: int
    method: str
    url: str
    origin: str
    cookie: str
    headers: str
    body: bytes
    preflight: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What the site said to the request numbered ``request``."""

    n: int
    request: int
    status: int
    headers: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """Script of ``page``, an origin, was given an answer: ``fields`` and ``body`` are what it can read of it.

    ``origin`` is what the browser takes the page for: the same, or ``"null"`` if it is sandboxed.
    """

    n: int
    page: str
    origin: str
    url: str
    status: int
    fields: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Blocked:
    """Script of ``page`` got a network error instead of an answer; ``why`` is for the developer, not for script."""

    n: int
    page: str
    origin: str
    url: str
    why: str


def lines(headers) -> str:
    """Pairs of names and values as these events have them."""
    return "".join(f"{name.lower()}: {value}\n" for name, value in headers)

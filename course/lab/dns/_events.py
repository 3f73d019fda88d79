"""What happens at name servers, as plain frozen data.

Names are in text form without the final dot, in the spelling of the query; the root is ``"."``.
``over`` is ``"udp"``, ``"tcp"``, ``"dot"`` or ``"doh"``; sizes are in bytes of DNS message.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """A message reached a name server. ``name`` and ``type`` are empty if it held no readable question."""

    n: int
    server: str
    address: str
    over: str
    id: int
    name: str
    type: str
    recursion_desired: bool
    edns: bool
    payload: int  # largest UDP reply the client takes, 512 without EDNS
    size: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A name server sent a message for the query numbered ``query``; an honest one has no ``fault``."""

    n: int
    query: int
    server: str
    address: str
    over: str
    id: int
    rcode: str
    authoritative: bool
    truncated: bool
    answers: int  # records per section
    authority: int
    additional: int
    size: int
    fault: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A name server left the query ``query`` without a reply, for ``reason``."""

    n: int
    query: int
    server: str
    address: str
    over: str
    reason: str

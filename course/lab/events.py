"""What happened in the lab, as plain frozen data: the entries of ``net.log``.

``n`` counts all events of one `Internet` from 0 upwards, also those that a full log no longer holds.
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


@dataclass(frozen=True, slots=True)
class Flight:
    """All that one end of a TLS connection sent before it had to wait for the other one.

    ``sender`` is ``"client"`` or ``"server"``, ``messages`` the handshake messages in it, encrypted ones too,
    with commas between them, and ``"request"``; ``data`` is what was on the wire.
    """

    n: int
    sender: str
    messages: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one connection to the TLS server ``server``.

    ``finished`` is whether the server's handshake ended well, ``version`` such as ``"TLSv1.3"``, ``client`` the name in
    the client's certificate, ``received`` what the client sent inside TLS, ``error`` OpenSSL's reason for an end
    before the request. Where a field does not apply it is empty.
    """

    n: int
    server: str
    version: str
    resumed: bool
    client: str
    finished: bool
    received: bytes
    error: str


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


@dataclass(frozen=True, slots=True)
class Heard:
    """What a `Caller` was told by the server called ``server``: ``received``, empty if it was refused."""

    n: int
    server: str
    received: bytes


CROSSING = frozenset({Query, Reply, Dropped, Flight, Visit, Heard, Request, Effect, Answer})

# Called with each event of every Internet of this process, in order: how a judge follows what happens.
listeners: list = []

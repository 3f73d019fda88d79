"""What happens on TLS connections, as plain frozen data."""

from dataclasses import dataclass


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
class Heard:
    """What a `Caller` was told by the server called ``server``: ``received``, empty if it was refused."""

    n: int
    server: str
    received: bytes

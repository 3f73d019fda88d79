"""`handshake`: every flight of a TLS handshake as a plain event."""

from course.lab._pki import Authorities, Chain
from course.lab.errors import LabError
from course.lab.events import Flight


def handshake(
    version: str = "TLSv1.3",
    resumed: bool = False,
    retry: bool = False,
    host: str = "www.shop.test",
    chain: Chain | None = None,
    ca_pem: bytes = b"",
) -> list[Flight]:
    """The flights of one handshake of OpenSSL with itself; the last one carries the client's first request.

    A flight is all that one end sends before it has to wait for the other. So all flights but the last have
    to pass before the client may send data. ``version`` is ``"TLSv1.2"`` or
    ``"TLSv1.3"``; ``resumed`` takes up a session that an earlier handshake has left; ``retry`` has a server
    that wants another key share, so that it answers with a HelloRetryRequest (1.3 only). ``host`` is the name
    that the client asks for. Raises ValueError for what TLS does not have.
    """
    from course.lab import _ends

    if version not in ("TLSv1.2", "TLSv1.3"):
        raise ValueError(f'version is "TLSv1.2" or "TLSv1.3", not {version!r}')
    if retry and version != "TLSv1.3":
        raise ValueError("only TLS 1.3 has a HelloRetryRequest")
    if chain is None:
        authorities = Authorities()
        chain, ca_pem = authorities.chain(host), authorities.ca_pem
    contexts = _ends.contexts(version, retry, chain, ca_pem)
    ends = _ends.join(*contexts, host)
    _ends.shake(ends)
    if resumed:
        ends = _ends.join(*contexts, host, _ends.session_of(ends))
        _ends.shake(ends)
        if not ends.client.session_reused:
            raise LabError("the session was not taken up")
    return ends.flights

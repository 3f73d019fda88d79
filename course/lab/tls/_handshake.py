"""`handshake`: every flight of a TLS handshake as a plain event."""

from course.lab.base._errors import LabError
from course.lab.tls._events import Flight
from course.lab.tls._pki import Authorities, Chain


def handshake(
    version: str = "TLSv1.3",
    resumed: bool = False,
    retry: bool = False,
    host: str = "www.shop.test",
    chain: Chain | None = None,
    ca_pem: bytes = b"",
    early: bool = False,
) -> list[Flight]:
    """The flights of one handshake of OpenSSL with itself, up to the client's first request and its own end.

    A flight is all that one end sends before it has to wait for the other. Without ``early`` the last one carries the
    request, so all flights but the last have to pass before the client may send data. ``version`` is ``"TLSv1.2"`` or
    ``"TLSv1.3"``; ``resumed`` takes up a session that an earlier handshake has left; ``retry`` has a server
    that wants another key share, so that it answers with a HelloRetryRequest (1.3 only). ``host`` is the name
    that the client asks for. ``early`` has the client take up a session and send its request as early data, in its
    first flight (1.3 only; raises LabError where Python's OpenSSL cannot be called). Raises ValueError for what TLS
    does not have.
    """
    from course.lab.tls import _ends

    if version not in ("TLSv1.2", "TLSv1.3"):
        raise ValueError(f'version is "TLSv1.2" or "TLSv1.3", not {version!r}')
    if retry and version != "TLSv1.3":
        raise ValueError("only TLS 1.3 has a HelloRetryRequest")
    if early and (version != "TLSv1.3" or retry):
        raise ValueError("only TLS 1.3 has early data, and not where a HelloRetryRequest comes")
    if chain is None:
        authorities = Authorities()
        chain, ca_pem = authorities.chain(host), authorities.ca_pem
    if early:
        return _with_early_data(host, chain, ca_pem)
    contexts = _ends.contexts(version, retry, chain, ca_pem)
    ends = _ends.join(*contexts, host)
    _ends.shake(ends)
    if resumed:
        ends = _ends.join(*contexts, host, _ends.session_of(ends))
        _ends.shake(ends)
        if not ends.client.session_reused:
            raise LabError("the session was not taken up")
    return ends.flights


def _with_early_data(host, chain, ca_pem):
    from course.lab.tls import _early
    from course.lab.tls._ends import REQUEST

    flights, server_context, client_context = [], _early.server_context(chain, 4096), _early.client_context(ca_pem)

    def carry(sender, source, target, *data):
        sent, said = source.take(), source.context.said
        flights.append(Flight(len(flights), sender, ", ".join([*said, *data]), sent))
        said.clear()
        target.put(sent)

    session = None
    for _ in range(2):
        client, server = _early.End(client_context, host, session), _early.End(server_context)
        flights.clear()
        if session:
            client.write(REQUEST % host.encode(), early=True)
        client.step()
        carry("client", client, server, *["request"] * bool(session))
        server.step()
        carry("server", server, client)
        client.step()
        carry("client", client, server)
        server.step()
        server.write(b"x")
        client.put(server.take())
        client.read()
        server_context.said.clear()
        accepted, session = client.accepted, client.session()
    if not accepted:
        raise LabError("the early data was not taken")
    return flights

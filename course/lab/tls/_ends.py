"""The two ends of a TLS connection through memory, and what crosses between them."""

import ssl
from dataclasses import dataclass, field

from course.lab.base._errors import LabError
from course.lab.tls._contexts import limit, server_context
from course.lab.tls._events import Flight

NAMES = {
    "CLIENT_HELLO": "ClientHello",
    "SERVER_HELLO": "ServerHello",
    "NEWSESSION_TICKET": "NewSessionTicket",
    "ENCRYPTED_EXTENSIONS": "EncryptedExtensions",
    "CERTIFICATE": "Certificate",
    "SERVER_KEY_EXCHANGE": "ServerKeyExchange",
    "CERTIFICATE_REQUEST": "CertificateRequest",
    "SERVER_DONE": "ServerHelloDone",
    "CERTIFICATE_VERIFY": "CertificateVerify",
    "CLIENT_KEY_EXCHANGE": "ClientKeyExchange",
    "FINISHED": "Finished",
}
# The random value that makes a ServerHello a HelloRetryRequest: SHA-256 of that name (RFC 9846 §4.2.3).
RETRY = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")
MOST_FLIGHTS = 20
REQUEST = b"GET / HTTP/1.1\r\nHost: %s\r\n\r\n"


@dataclass
class Ends:
    """A client and a server joined by memory. ``flights`` are what has crossed so far."""

    client: ssl.SSLObject
    server: ssl.SSLObject
    up: ssl.MemoryBIO
    down: ssl.MemoryBIO
    to_server: ssl.MemoryBIO
    to_client: ssl.MemoryBIO
    said: list
    flights: list = field(default_factory=list)

    def carry(self, sender: str, data: list[str] = ()) -> bytes:
        """Take what ``sender`` has written, note it as a flight that also holds ``data``, hand it over."""
        outgoing, incoming = (self.up, self.to_server) if sender == "client" else (self.down, self.to_client)
        if sent := outgoing.read():
            self.flights.append(Flight(len(self.flights), sender, ", ".join([*_told(self.said), *data]), sent))
            incoming.write(sent)
        self.said.clear()
        return sent


def join(client: ssl.SSLContext, server: ssl.SSLContext, host: str, session=None) -> Ends:
    """Two ends that have not spoken yet."""
    to_client, up, to_server, down = (ssl.MemoryBIO() for _ in range(4))
    said = []
    for context in (client, server):
        # The one place where OpenSSL tells which messages are inside encrypted records; from Python 3.8 on.
        context._msg_callback = lambda *told: said.append(told)
    ends = client.wrap_bio(to_client, up, server_hostname=host, session=session)
    return Ends(ends, server.wrap_bio(to_server, down, server_side=True), up, down, to_server, to_client, said)


def shake(ends: Ends) -> None:
    """Hand flights to and fro until the client is done; its request goes out at once."""
    for _ in range(MOST_FLIGHTS):
        done = _step(ends.client)
        if done:
            ends.client.write(REQUEST % ends.client.server_hostname.encode())
        sent = ends.carry("client", ["request"] * done)
        if done:
            return
        _step(ends.server)
        if not ends.carry("server") and not sent:
            break
    raise LabError("the two ends wait for each other")


def contexts(version, retry, chain, ca_pem):
    server = server_context(chain, [version])
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    limit(client, [version])
    client.load_verify_locations(cadata=ca_pem.decode())
    if retry:
        server.set_ecdh_curve("secp384r1")  # a client begins with a key share of another group
    return client, server


def session_of(ends):
    """What the client may resume. In 1.3 the ticket comes after the handshake, so something has to be read."""
    _step(ends.server)
    ends.server.write(b"x")
    ends.to_client.write(ends.down.read())
    ends.client.read(1)
    return ends.client.session


def _step(end) -> bool:
    try:
        end.do_handshake()
    except ssl.SSLWantReadError:
        return False
    return True


def _told(said):
    """Names of the handshake messages that were written, in order."""
    names = []
    for _, direction, _, content, kind, data in said:
        if direction != "write" or getattr(content, "name", "") != "HANDSHAKE":
            continue
        name = NAMES.get(getattr(kind, "name", ""), getattr(kind, "name", str(kind)))
        names.append("HelloRetryRequest" if name == "ServerHello" and data[6:38] == RETRY else name)
    return names

"""DNS over HTTPS (RFC 8484) on HTTP/2, for a server and for the client behind `Internet.ask`."""

import base64
import binascii
from urllib.parse import parse_qs

import dns.exception
import dns.message
from dns.rdatatype import SOA

from course.lab.dns._wire import MESSAGE_LIMIT, Handler
from course.lab.http._http2 import Http2

PATH = "/dns-query"
HEADER, QR = 12, 0x80
MEDIA_TYPE = "application/dns-message"
REFUSAL = {
    400: b"a request holds one query in DNS format, GET as base64url without padding in the parameter dns",
    404: b"DNS is at " + PATH.encode(),
    405: b"GET or POST",
    413: b"a DNS message has at most 65535 bytes",
    415: b"the body is " + MEDIA_TYPE.encode(),
}


class DohServer(Http2):
    """Hands the message in each request to ``handle``; ``connections`` holds the open transports."""

    most = MESSAGE_LIMIT

    def __init__(self, handle: Handler, connections: set):
        self._handle = handle
        self._connections = connections

    def connection_made(self, transport):
        self._connections.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error):
        self._connections.discard(self.transport)

    def received(self, stream, headers, body):
        status, message = request(headers, body)
        if status != 200:
            return self._refuse(stream, status, headers[":method"])
        peer = self.transport.get_extra_info("peername")[:2]
        sent = self._handle(message, peer, lambda reply: self._reply(stream, reply))
        # What a server leaves over UDP is an HTTP request all the same; a query that it is silent about stays open.
        if not sent and not is_query(message):
            self._refuse(stream, 400, headers[":method"])

    def _reply(self, stream, message):
        self.send(stream, {":status": "200", **_content(MEDIA_TYPE, message), **freshness(message)}, message)

    def _refuse(self, stream, status, method):
        """Without content for HEAD, and without telling how much there is (RFC 9110 §8.6)."""
        told, allowed = REFUSAL[status], {"allow": "GET, POST"} if status == 405 else {}
        about, body = ({}, b"") if method == "HEAD" else (_content("text/plain", told), told)
        self.send(stream, {":status": str(status), **about, **allowed}, body)


class DohClient(Http2):
    """POSTs the query of ``exchange`` to the server at ``address`` and collects what comes back."""

    client_side = True
    most = MESSAGE_LIMIT

    def __init__(self, exchange, address: str):
        self._exchange = exchange
        self._host = f"[{address}]" if ":" in address else address

    def ask(self) -> None:
        message = self._exchange.query
        headers = {
            ":method": "POST",
            ":scheme": "https",
            ":authority": self._host,
            ":path": PATH,
            "content-type": MEDIA_TYPE,
            "accept": MEDIA_TYPE,
            "content-length": str(len(message)),
        }
        self.send(self._h2.get_next_available_stream_id(), headers, message)

    def received(self, stream, headers, body):
        if headers[":status"] == "200":
            self._exchange.receive(body)
        self._exchange.finish()

    def connection_lost(self, error):
        self._exchange.finish()


def request(headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
    """An HTTP status and, with 200, the DNS message that a request carries (RFC 8484 §4.1)."""
    method = headers[":method"]
    path, _, query = headers[":path"].partition("?")
    if path != PATH:
        return 404, b""
    if method == "GET":
        return _from_query(query)
    if method != "POST":
        return 405, b""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        return 415, b""
    return (413, b"") if len(body) > MESSAGE_LIMIT else (200, body)


def _from_query(query):
    values = parse_qs(query, keep_blank_values=True).get("dns", [])
    if len(values) != 1 or "=" in values[0]:  # base64url without padding (RFC 8484 §6)
        return 400, b""
    try:
        padded = values[0] + "=" * (-len(values[0]) % 4)
        return 200, base64.b64decode(padded, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return 400, b""


def is_query(message: bytes) -> bool:
    """Whether a message can be a query: a whole header, in which QR is 0 (RFC 1035 §4.1.1)."""
    return len(message) >= HEADER and not message[2] & QR


def freshness(reply: bytes) -> dict[str, str]:
    """How long HTTP caches may keep ``reply``: its smallest TTL, or a negative answer's (RFC 8484 §5.1)."""
    try:
        message = dns.message.from_wire(reply)
    except dns.exception.DNSException:
        return {"cache-control": "no-store"}
    negative = [rrset for rrset in message.authority if rrset.rdtype == SOA]
    ttls = [rrset.ttl for rrset in message.answer or negative]
    return {"cache-control": f"max-age={min(ttls)}" if ttls else "no-store"}


def _content(kind, body):
    # dig 9.18 reads no body whose length it was not told.
    return {"content-type": kind, "content-length": str(len(body))}

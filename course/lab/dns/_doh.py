"""DNS over HTTPS (RFC 8484) on HTTP/2, for a server and for the client behind `Internet.ask`."""

import asyncio
import base64
import binascii
from urllib.parse import parse_qs

import dns.exception
import dns.message
from dns.rdatatype import SOA
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import (
    ConnectionTerminated,
    DataReceived,
    RequestReceived,
    ResponseReceived,
    StreamEnded,
    StreamReset,
    WindowUpdated,
)
from h2.exceptions import ProtocolError

from course.lab.dns._wire import MESSAGE_LIMIT, Handler

PATH = "/dns-query"
MEDIA_TYPE = "application/dns-message"
REFUSAL = {
    400: b"the parameter dns holds one message as base64url without padding",
    404: b"DNS is at " + PATH.encode(),
    405: b"GET or POST",
    413: b"a DNS message has at most 65535 bytes",
    415: b"the body is " + MEDIA_TYPE.encode(),
}


class Http2(asyncio.Protocol):
    """One HTTP/2 connection: headers and bodies gathered per stream, bodies sent as the windows allow."""

    client_side = False

    def connection_made(self, transport):
        self.transport = transport
        self._h2 = H2Connection(H2Configuration(client_side=self.client_side, header_encoding="utf-8"))
        self._incoming = {}  # stream: (headers, body)
        self._outgoing = {}  # stream: what is left of the body
        self._h2.initiate_connection()
        self._flush()

    def data_received(self, data):
        try:
            for event in self._h2.receive_data(data):
                self._take(event)
        except ProtocolError:
            self._flush()
            self.transport.close()
        else:
            self._flush()

    def send(self, stream: int, headers: dict[str, str], body: bytes) -> None:
        """Send a whole request or response; header block and body leave in one write if they can."""
        self._h2.send_headers(stream, list(headers.items()))
        self._outgoing[stream] = body
        self._pump(stream)
        self._flush()

    def received(self, stream: int, headers: dict[str, str], body: bytes) -> None:
        raise NotImplementedError

    def _take(self, event):
        match event:
            case RequestReceived() | ResponseReceived():
                self._incoming[event.stream_id] = dict(event.headers), bytearray()
            case DataReceived():
                self._h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                _, body = self._incoming[event.stream_id]
                body += event.data[: MESSAGE_LIMIT + 1 - len(body)]  # one byte too many tells that it is too long
            case StreamEnded():
                headers, body = self._incoming.pop(event.stream_id)
                self.received(event.stream_id, headers, bytes(body))
            case StreamReset():
                self._incoming.pop(event.stream_id, None)
                self._outgoing.pop(event.stream_id, None)
            case WindowUpdated():
                for stream in list(self._outgoing):
                    self._pump(stream)
            case ConnectionTerminated():
                self.transport.close()

    def _pump(self, stream):
        body = self._outgoing[stream]
        while body and (room := self._h2.local_flow_control_window(stream)):
            size = min(room, self._h2.max_outbound_frame_size)
            self._h2.send_data(stream, body[:size], end_stream=len(body) <= size)
            body = body[size:]
        self._outgoing[stream] = body
        if not body:
            del self._outgoing[stream]

    def _flush(self):
        if data := self._h2.data_to_send():
            self.transport.write(data)


class DohServer(Http2):
    """Hands the message in each request to ``handle``; ``connections`` holds the open transports."""

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
            return self._respond(stream, status, {"allow": "GET, POST"} if status == 405 else {}, REFUSAL[status])
        peer = self.transport.get_extra_info("peername")[:2]
        self._handle(message, peer, lambda reply: self._respond(stream, 200, freshness(reply), reply))

    def _respond(self, stream, status, extra, body):
        kind = MEDIA_TYPE if status == 200 else "text/plain"
        # dig 9.18 reads no body whose length it was not told.
        headers = {":status": str(status), "content-type": kind, "content-length": str(len(body)), **extra}
        self.send(stream, headers, body)


class DohClient(Http2):
    """POSTs the query of ``exchange`` to the server at ``address`` and collects what comes back."""

    client_side = True

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


def freshness(reply: bytes) -> dict[str, str]:
    """How long HTTP caches may keep ``reply``: its smallest TTL, or a negative answer's (RFC 8484 §5.1)."""
    try:
        message = dns.message.from_wire(reply)
    except dns.exception.DNSException:
        return {"cache-control": "no-store"}
    negative = [rrset for rrset in message.authority if rrset.rdtype == SOA]
    ttls = [rrset.ttl for rrset in message.answer or negative]
    return {"cache-control": f"max-age={min(ttls)}" if ttls else "no-store"}

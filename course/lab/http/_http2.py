"""HTTP/2 on an asyncio transport (RFC 9113), for servers and clients that take whole requests and responses."""

import asyncio

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
from h2.settings import SettingCodes, Settings


class Http2(asyncio.Protocol):
    """One connection: headers and bodies gathered per stream, bodies sent as the windows allow.

    Of a longer body than ``most`` bytes one byte more is kept, which tells that it was too long. The peer may open
    ``streams`` at once.
    """

    client_side = False
    most = 2**16
    streams = 100

    def connection_made(self, transport):
        self.transport = transport
        self._h2 = H2Connection(H2Configuration(client_side=self.client_side, header_encoding="utf-8"))
        # In the first SETTINGS: httpcore can hang where a second one takes back what the first allowed.
        limits = {
            SettingCodes.MAX_CONCURRENT_STREAMS: self.streams,
            SettingCodes.MAX_HEADER_LIST_SIZE: H2Connection.DEFAULT_MAX_HEADER_LIST_SIZE,
        }
        self._h2.local_settings = Settings(client=self.client_side, initial_values=limits)
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
        self._h2.send_headers(stream, list(headers.items()), end_stream=not body)
        if body:
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
                body += event.data[: self.most + 1 - len(body)]
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

"""The loader over QUIC: one connection of HTTP/3, by aioquic."""

import asyncio

from aioquic.asyncio.protocol import QuicConnectionProtocol
from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import DataReceived, HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.connection import QuicConnection
from aioquic.quic.events import ConnectionTerminated, HandshakeCompleted, StreamDataReceived

from course.lab.base._errors import LabError
from course.lab.link._datagrams import bound
from course.lab.versions._load import Record
from course.lab.versions._over_tcp import HOST, fields_of
from course.lab.versions._qlog import Sent, Traces


class Http3(QuicConnectionProtocol):
    """Asks for all of ``objects`` at once. ``answers`` are the packets that the server has sent for it."""

    def __init__(self, ca_pem: bytes, traces: Traces, objects, record: Record):
        configuration = QuicConfiguration(is_client=True, alpn_protocols=H3_ALPN, server_name=HOST)
        configuration.load_verify_locations(cadata=ca_pem)
        configuration.quic_logger = Traces(self._heard)
        super().__init__(QuicConnection(configuration=configuration))
        self.answers, self.objects, self.held_up, self.last = Sent(), {}, [], {}
        traces.follow(self._quic.original_destination_connection_id, self._heard_of_server)
        self._waiting, self._record, self._got, self._here, self._packets = list(objects), record, {}, {}, []
        self._http = None
        self.ended = asyncio.get_running_loop().create_future()

    def datagram_received(self, data, addr):
        self._packets = []
        self._quic.receive_datagram(data, addr, now=self._loop.time())
        self._here = {}
        for packet in self._packets:
            for frame in stream_frames(packet):
                self._here[frame["stream_id"]] = self._here.get(frame["stream_id"], 0) + frame["length"]
        self._process_events()
        self.transmit()

    def quic_event_received(self, event):
        match event:
            case HandshakeCompleted():
                self._begin()
            case StreamDataReceived():
                self._arrived(event)
            case ConnectionTerminated() if not self.ended.done():
                self.ended.set_exception(LabError(f"the connection broke: {event.reason_phrase or event.error_code}"))
                self.ended.exception()  # whoever waits sees it; nobody has to
        if self._http:
            for told in self._http.handle_event(event):
                self._take(told)

    def _begin(self):
        self._record.note("connection", 0, note=f"h3 {ids_of(self._quic)}")
        self._http = H3Connection(self._quic)
        for path in self._waiting:
            stream = self._quic.get_next_available_stream_id()
            self.objects[stream], self._got[stream] = path, 0
            fields = [(name.encode(), value.encode()) for name, value in fields_of(path)]
            self._http.send_headers(stream, fields, end_stream=True)

    def _arrived(self, event):
        """Of a stream's bytes that go on now, those that did not just come have waited."""
        waited = len(event.data) - self._here.get(event.stream_id, 0)
        if waited > 0 and event.stream_id in self.objects:
            self.held_up.append((self._record.now(), event.stream_id, waited))
        self.last[event.stream_id] = [packet["header"]["packet_number"] for packet in self._packets], waited > 0

    def _take(self, told):
        stream = getattr(told, "stream_id", None)
        if isinstance(told, DataReceived):
            self._got[stream] += len(told.data)
            self._note("delivered", stream, len(told.data))
        if isinstance(told, HeadersReceived | DataReceived) and told.stream_ended:
            self._note("done", stream, self._got.pop(stream))
            if not self._got and not self.ended.done():
                self.ended.set_result(None)

    def _heard(self, event, data):
        if event == "packet_received" and data["header"]["packet_type"] == "1RTT":
            self._packets.append(data)  # its frames are added when they are read
        elif event == "frame_parsed":
            self._note("frame", data["stream_id"], data["length"], data["frame"]["frame_type"].upper())
        elif event == "frame_created":
            self._note("request", data["stream_id"], data["length"])

    def _heard_of_server(self, event, data):
        self.answers.hear(event, data)

    def _note(self, what, stream, size, note=""):
        self._record.note(what, 0, stream, self.objects.get(stream, ""), size, note)


def ids_of(quic: QuicConnection) -> str:
    """The connection ids in use, in hex."""
    return f"client {quic.host_cid.hex()} server {quic._peer_cid.cid.hex()}"


def stream_frames(packet: dict) -> list[dict]:
    """The STREAM frames of a packet that belong to requests: streams that a client has opened, both ways."""
    return [frame for frame in packet["frames"] if frame["frame_type"] == "stream" and frame["stream_id"] % 4 == 0]


async def load_over_quic(address, ca_pem, traces, objects, record: Record) -> Http3:
    """The connection that has loaded all of ``objects`` from ``address``, closed."""
    loop = asyncio.get_running_loop()
    transport, end = await loop.create_datagram_endpoint(lambda: Http3(ca_pem, traces, objects, record), sock=bound())
    try:
        end.connect(address)
        await end.ended
    finally:
        end.close()
        transport.close()
    end.answers.settle()
    return end

"""Loaders over TLS and TCP: six connections of HTTP/1.1, or one of HTTP/2."""

import asyncio
from collections import deque

import h11
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, StreamEnded
from h2.settings import SettingCodes

from course.lab.versions._load import Record
from course.lab.versions._wire import Wire

HOST = "localhost"
BROWSERS = 6  # connections that browsers open to one origin for HTTP/1.1
WINDOW = 2**24  # for all streams and each: flow control shall not be what holds anything up
AGENT = "course/1"
FRAME_HEADER = 9  # RFC 9113 §4.1


class Http1:
    """One connection, which asks for the next of ``waiting`` when an answer is whole."""

    protocol = "http/1.1"

    def __init__(self, n: int, waiting: deque, context, record: Record):
        self.n, self.spans = n, []
        self._waiting, self._record, self._object, self._got = waiting, record, "", 0
        self._http = h11.Connection(h11.CLIENT)
        self.wire = Wire(context, HOST, self._heard)
        self.ended = asyncio.get_running_loop().create_future()

    def begin(self):
        self._next()

    def _next(self):
        if not self._waiting:
            self.ended.set_result(None)
            return
        self._object, self._got = self._waiting.popleft(), 0
        fields = [("host", HOST), ("user-agent", AGENT), ("accept", "*/*")]
        head = self._http.send(h11.Request(method="GET", target=self._object, headers=fields))
        self._http.send(h11.EndOfMessage())
        self._record.note("request", self.n, object=self._object, size=len(head))
        self.wire.write(head)

    def _heard(self, data, at):
        self.spans.append((at, at + len(data), self._object))
        self._http.receive_data(data)
        while (event := self._http.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
            if isinstance(event, h11.Data):
                self._got += len(event.data)
                self._record.note("delivered", self.n, object=self._object, size=len(event.data))
            if isinstance(event, h11.EndOfMessage):
                self._record.note("done", self.n, object=self._object, size=self._got)
                self._http.start_next_cycle()
                self._next()


class Http2(H2Connection):
    """One connection, which asks for all of ``waiting`` at once."""

    protocol = "h2"

    def __init__(self, n: int, waiting: deque, context, record: Record):
        super().__init__(H2Configuration(client_side=True, header_encoding="utf-8"))
        self.n, self.spans = n, []
        self._waiting, self._record, self._heard_to, self._objects, self._got = waiting, record, 0, {}, {}
        self.wire = Wire(context, HOST, self._heard)
        self.ended = asyncio.get_running_loop().create_future()

    def begin(self):
        self.local_settings[SettingCodes.INITIAL_WINDOW_SIZE] = WINDOW
        self.local_settings[SettingCodes.ENABLE_PUSH] = 0
        self.local_settings.acknowledge()
        self.initiate_connection()
        self.increment_flow_control_window(WINDOW)
        self.wire.write(self.data_to_send())
        requests = b""
        while self._waiting:
            requests += self._request(self._waiting.popleft())
        self.wire.write(requests)

    def _request(self, path):
        stream = self.get_next_available_stream_id()
        self._objects[stream], self._got[stream] = path, 0
        self.send_headers(stream, fields_of(path), end_stream=True)
        frame = self.data_to_send()
        self._record.note("request", self.n, stream, path, len(frame) - FRAME_HEADER)
        return frame

    def _heard(self, data, at):
        for event in self.receive_data(data):
            if isinstance(event, DataReceived):
                self.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                self._got[event.stream_id] += len(event.data)
                self._note("delivered", event.stream_id, len(event.data))
            if isinstance(event, StreamEnded):
                self._note("done", event.stream_id, self._got.pop(event.stream_id))
        if sent := self.data_to_send():
            self.wire.write(sent)
        if not self._got and not self.ended.done():
            self.ended.set_result(None)

    def _receive_frame(self, frame):
        whole = FRAME_HEADER + frame.body_len
        name = self._objects.get(frame.stream_id, "")
        self.spans.append((self._heard_to, self._heard_to + whole, name))
        self._heard_to += whole
        kind = frame.__class__.__name__.removesuffix("Frame")
        self._note("frame", frame.stream_id, frame.body_len, FRAMES.get(kind, kind.upper()))
        return super()._receive_frame(frame)

    def _note(self, what, stream, size, note=""):
        self._record.note(what, self.n, stream, self._objects.get(stream, ""), size, note)


FRAMES = {"WindowUpdate": "WINDOW_UPDATE", "RstStream": "RST_STREAM", "GoAway": "GOAWAY", "PushPromise": "PUSH_PROMISE"}


def fields_of(path: str) -> list[tuple[str, str]]:
    """What a request for ``path`` says over h2 and h3."""
    pseudo = [(":method", "GET"), (":scheme", "https"), (":authority", HOST), (":path", path)]
    return [*pseudo, ("user-agent", AGENT), ("accept", "*/*")]


async def load_over_tcp(kind, address, context, objects, record: Record) -> list:
    """The connections that have loaded all of ``objects`` from ``address``, closed."""
    waiting = deque(objects)
    context.set_alpn_protocols([kind.protocol])
    loop, ends = asyncio.get_running_loop(), []
    try:
        for n in range(BROWSERS if kind is Http1 else 1):
            end = kind(n, waiting, context, record)
            await loop.create_connection(lambda wire=end.wire: wire, *address)
            ends.append(end)
        await asyncio.gather(*(loaded(end, record) for end in ends))
    finally:
        for end in ends:
            end.wire.transport.close()
    return ends


async def loaded(end, record) -> None:
    """Until ``end``, which is connecting, has all that it waits for. Raises LabError if it breaks."""
    await end.wire.ready
    record.note("connection", end.n, note=end.wire.protocols)
    end.begin()
    await asyncio.wait([end.ended, end.wire.lost], return_when=asyncio.FIRST_COMPLETED)
    if not end.ended.done():
        end.wire.lost.result()

"""QUIC to the page by aioquic, its streams as they are."""

import asyncio

from aioquic.asyncio.protocol import QuicConnectionProtocol
from aioquic.h3.connection import H3_ALPN
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.connection import QuicConnection
from aioquic.quic.events import ConnectionTerminated, HandshakeCompleted, StreamDataReceived, StreamReset

from course.lab.base._errors import LabError
from course.lab.link._datagrams import bound
from course.lab.versions._over_tcp import HOST

PATIENCE_S = 60


class StreamEnd(QuicConnectionProtocol):
    """QUIC by aioquic; of HTTP/3 it knows the name only. ``came`` is what `Streams.receive` gives, in order."""

    def __init__(self, ca_pem: bytes):
        configuration = QuicConfiguration(is_client=True, alpn_protocols=H3_ALPN, server_name=HOST)
        configuration.load_verify_locations(cadata=ca_pem)
        super().__init__(QuicConnection(configuration=configuration))
        self.came: asyncio.Queue = asyncio.Queue()
        self.open = asyncio.get_running_loop().create_future()

    def quic_event_received(self, event):
        match event:
            case HandshakeCompleted():
                self.open.set_result(None)
            case StreamDataReceived():
                self.came.put_nowait((event.stream_id, event.data, event.end_stream))
            case ConnectionTerminated() if not self.open.done():
                self.open.set_exception(LabError(event.reason_phrase or f"error {event.error_code:#x}"))
            case StreamReset() | ConnectionTerminated():
                self.came.put_nowait(None)

    def send(self, stream: int, data: bytes, fin: bool) -> None:
        self._quic.send_stream_data(stream, data, fin)
        self.transmit()


async def opened(address: tuple[str, int], ca_pem: bytes):
    """A transport and its `StreamEnd`, connected."""
    loop = asyncio.get_running_loop()
    transport, end = await loop.create_datagram_endpoint(lambda: StreamEnd(ca_pem), sock=bound())
    end.connect(address)
    try:
        await asyncio.wait_for(end.open, PATIENCE_S)
    except (TimeoutError, LabError) as broken:
        transport.close()
        raise LabError(f"no connection of QUIC: {str(broken) or f'nobody answers for {PATIENCE_S} s'}") from None
    return transport, end

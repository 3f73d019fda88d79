"""Two ends of HTTP/3 in memory: what one sends, the other receives at once, without a socket or a clock."""

import tempfile
from pathlib import Path

from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.connection import QuicConnection

from course.lab.tls._pki import Authorities
from course.lab.versions._qlog import Traces

NAME = "www.shop.test"
CLIENT, SERVER = ("192.0.2.1", 1), ("192.0.2.2", 443)


class Pair:
    """A client and a server, connected. `exchange` brings each what the other has said until both are silent."""

    def __init__(self):
        self._now, self._sections = 0.0, []
        client, server = _configurations()
        client.quic_logger = Traces(self._heard)
        self._client = QuicConnection(configuration=client)
        first = self._client.original_destination_connection_id
        self._server = QuicConnection(configuration=server, original_destination_connection_id=first)
        self._client.connect(SERVER, now=self._now)
        self._http = {}
        self.exchange()
        self._http = {end: H3Connection(end) for end in (self._client, self._server)}
        self.exchange()

    def ask(self, fields: list[tuple[bytes, bytes]]) -> tuple[int, int]:
        """Send a request; the bytes of its field section, and those on the encoder stream."""
        http = self._http[self._client]
        before = http._encoder_bytes_sent
        http.send_headers(self._client.get_next_available_stream_id(), fields, end_stream=True)
        return self._sections[-1], http._encoder_bytes_sent - before

    def exchange(self) -> None:
        ways = (self._client, self._server, CLIENT), (self._server, self._client, SERVER)
        said = True
        while said:
            said = False
            for sender, receiver, address in ways:
                self._now += 0.001
                for data, _ in sender.datagrams_to_send(now=self._now):
                    said = True
                    receiver.receive_datagram(data, address, now=self._now)
                self._take(receiver)

    def _take(self, end):
        while (event := end.next_event()) is not None:
            for told in self._http[end].handle_event(event) if end in self._http else ():
                if isinstance(told, HeadersReceived) and end is self._server:
                    self._http[end].send_headers(told.stream_id, [(b":status", b"204")], end_stream=True)

    def _heard(self, event, data):
        if event == "frame_created" and data["frame"]["frame_type"] == "headers":
            self._sections.append(data["length"])


def _configurations():
    authorities = Authorities()
    client = QuicConfiguration(is_client=True, alpn_protocols=H3_ALPN, server_name=NAME)
    client.load_verify_locations(cadata=authorities.ca_pem)
    server = QuicConfiguration(is_client=False, alpn_protocols=H3_ALPN)
    chain = authorities.chain(NAME)
    with tempfile.TemporaryDirectory() as folder:  # both are read from files only
        for part in ("pem", "key"):
            Path(folder, part).write_bytes(getattr(chain, part))
        server.load_cert_chain(Path(folder, "pem"), Path(folder, "key"))
    return client, server

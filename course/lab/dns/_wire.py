"""DNS over UDP and over streams (RFC 1035 §4.2, RFC 7766, RFC 7858), for servers and clients alike."""

import asyncio
import contextlib
import socket
from collections.abc import Callable

PREFIX = 2  # bytes of length before each message on a stream
MESSAGE_LIMIT = 65535

# takes a message, the sender's (host, port) and a function that sends a message back; gives the number of those sent
Handler = Callable[[bytes, tuple[str, int], Callable[[bytes], None]], int]


def udp_client(at: tuple[str, int], patience_s: float) -> socket.socket:
    """A socket that sends to, and hears from, this host and port alone; what it waits for may take that long."""
    sock = socket.socket(socket.AF_INET6 if ":" in at[0] else socket.AF_INET, socket.SOCK_DGRAM)
    sock.settimeout(patience_s)
    sock.connect(at)
    return sock


def answer_datagram(sock: socket.socket, handle: Handler) -> tuple[tuple[str, int], int] | None:
    """Hand the next datagram to ``handle``; who had sent it, and what ``handle`` gives. None without a datagram.

    A reply that cannot be sent is lost.
    """
    with contextlib.suppress(BlockingIOError, ConnectionError):
        message, peer = sock.recvfrom(MESSAGE_LIMIT)
        return peer[:2], handle(message, peer[:2], lambda reply: sock.sendto(reply, peer))
    return None


class Stream(asyncio.Protocol):
    """Messages on a connection, each after its length."""

    def connection_made(self, transport):
        self.transport = transport
        self._buffer = bytearray()

    def send(self, message: bytes) -> None:
        # In one write: a length that travels alone makes the peer wait for the rest (RFC 7766 §8).
        self.transport.write(len(message).to_bytes(PREFIX, "big") + message)

    def data_received(self, data):
        self._buffer += data
        while len(self._buffer) >= PREFIX:
            end = PREFIX + int.from_bytes(self._buffer[:PREFIX], "big")
            if len(self._buffer) < end:
                return
            message = bytes(self._buffer[PREFIX:end])
            del self._buffer[:end]
            self.message_received(message)

    def message_received(self, message: bytes) -> None:
        raise NotImplementedError

    def pause_writing(self):
        self.transport.pause_reading()

    def resume_writing(self):
        self.transport.resume_reading()


class StreamServer(Stream):
    """Hands each message to ``handle``; ``connections`` holds the open transports."""

    def __init__(self, handle: Handler, connections: set):
        self._handle = handle
        self._connections = connections

    def connection_made(self, transport):
        super().connection_made(transport)
        self._connections.add(transport)

    def connection_lost(self, error):
        self._connections.discard(self.transport)

    def message_received(self, message):
        self._handle(message, self.transport.get_extra_info("peername")[:2], self.send)


class StreamClient(Stream):
    """Sends the query of ``exchange`` and collects what comes back."""

    def __init__(self, exchange):
        self._exchange = exchange

    def ask(self) -> None:
        self.send(self._exchange.query)

    def message_received(self, message):
        self._exchange.receive(message)

    def connection_lost(self, error):
        self._exchange.finish()

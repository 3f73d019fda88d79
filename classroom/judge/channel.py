"""Messages over one inherited socketpair: a length, then the text of a message."""

import socket
import struct
import threading

HEADER = struct.Struct("!I")
MAX_MESSAGE = 32 << 20  # outputs of a cell, figures included; a value has its own, smaller cap


class Closed(ConnectionError):
    """The other side has ended."""


class TooLong(Closed):
    """The other side sent more than anyone reads, and was closed."""


class Channel:
    """Whole messages, sent from any thread and received by one."""

    def __init__(self, sock: socket.socket):
        self.sock = sock
        self.sending = threading.Lock()

    def send(self, text: bytes) -> None:
        try:
            with self.sending:
                self.sock.sendall(HEADER.pack(len(text)) + text)
        except OSError:
            raise Closed("the other side has ended") from None

    def receive(self) -> bytes:
        (size,) = HEADER.unpack(self._exactly(HEADER.size))
        if size > MAX_MESSAGE:
            self.close()
            raise TooLong(f"a message of {size} bytes")
        return self._exactly(size)

    def close(self) -> None:
        self.sock.close()

    def _exactly(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            try:
                part = self.sock.recv(min(1 << 16, size - len(parts)))
            except OSError:
                part = b""
            if not part:
                raise Closed("the other side has ended")
            parts += part
        return bytes(parts)

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
    """Whole messages, sent from any thread and received by one at a time.

    What has arrived is kept until its message is whole: an exception out of nowhere, such as a signal handler's, may
    break off `receive` without a loss.
    """

    def __init__(self, sock: socket.socket):
        self.sock = sock
        self.sending = threading.Lock()
        self.arrived = bytearray()

    def send(self, text: bytes) -> None:
        try:
            with self.sending:
                self.sock.sendall(HEADER.pack(len(text)) + text)
        except OSError:
            raise Closed("the other side has ended") from None

    def receive(self) -> bytes:
        arrived = self.arrived
        while len(arrived) < HEADER.size:
            self._more()
        (size,) = HEADER.unpack_from(arrived)
        if size > MAX_MESSAGE:
            self.close()
            raise TooLong(f"a message of {size} bytes")
        end = HEADER.size + size
        while len(arrived) < end:
            self._more()
        text = bytes(arrived[HEADER.size : end])
        del arrived[:end]
        return text

    def close(self) -> None:
        self.sock.close()

    def _more(self) -> None:
        try:
            part = self.sock.recv(1 << 16)
        except OSError:
            part = b""
        if not part:
            raise Closed("the other side has ended")
        self.arrived += part

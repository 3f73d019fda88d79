"""A plain socket to the page, for a client of one's own."""

import socket

ROOM = 2**16


class Peer:
    """Bytes to and from a server. Use it in a ``with`` block."""

    def __init__(self, address: tuple[str, int], silence: float):
        self._socket = socket.create_connection(address)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.settimeout(silence)

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *_) -> None:
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Write all of ``data``; raises what a socket does when the other side has closed."""
        self._socket.sendall(data)

    def receive(self) -> bytes:
        """What has come, or comes next; ``b""`` at the end, and when nothing comes for the time of ``silence``."""
        try:
            return self._socket.recv(ROOM)
        except TimeoutError:
            return b""

"""Sockets for datagrams on loopback."""

import socket

ROOM = 4 << 20  # bytes; the kernel gives as many as it may


def bound() -> socket.socket:
    """A UDP socket of 127.0.0.1 with room for those that come while its thread waits for a processor.

    The default holds about 90 datagrams of 1200 bytes. A relay that could not run for a tenth of a second hands out
    more than that at once, and the kernel drops the rest without a word: a loss that no `Link` has asked for.
    """
    made = socket.socket(type=socket.SOCK_DGRAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ROOM)
    made.bind(("127.0.0.1", 0))
    return made

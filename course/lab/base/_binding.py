"""Where a documentation address is really bound.

On loopback each server gets ports that the system chooses; ``"as-is"`` binds the address itself and the
well-known ports, for a private network namespace that has these addresses.
"""

import errno
import socket

PORTS = {"udp": 53, "tcp": 53, "dot": 853, "doh": 443}
ATTEMPTS = 20


class Loopback:
    """Every address is 127.0.0.1 with ports of its own; UDP and TCP share a number where they can."""

    eager = False

    def pair(self, address: str) -> tuple[socket.socket, socket.socket]:
        """A UDP and a listening TCP socket. Clients that repeat a truncated query over TCP keep the port."""
        for _ in range(ATTEMPTS):
            udp = _bound("127.0.0.1", 0, socket.SOCK_DGRAM)
            try:
                return udp, _bound("127.0.0.1", udp.getsockname()[1], socket.SOCK_STREAM)
            except OSError as error:
                udp.close()
                if error.errno != errno.EADDRINUSE:
                    raise
        return _bound("127.0.0.1", 0, socket.SOCK_DGRAM), _bound("127.0.0.1", 0, socket.SOCK_STREAM)

    def stream(self, address: str, over: str) -> socket.socket:
        return _bound("127.0.0.1", 0, socket.SOCK_STREAM)


class AsIs:
    """Every address and port is what it says."""

    eager = True

    def pair(self, address: str) -> tuple[socket.socket, socket.socket]:
        udp = _bound(address, PORTS["udp"], socket.SOCK_DGRAM)
        try:
            return udp, self.stream(address, "tcp")
        except OSError:
            udp.close()
            raise

    def stream(self, address: str, over: str) -> socket.socket:
        return _bound(address, PORTS[over], socket.SOCK_STREAM, reuse=True)


BINDINGS = {"loopback": Loopback, "as-is": AsIs}


def _bound(host, port, kind, reuse=False):
    # asyncio switches Nagle's algorithm off only where the protocol is spelt out. With it on, a small reply
    # that follows another small write waits for the client's delayed ACK, some 40 ms.
    protocol = socket.IPPROTO_TCP if kind == socket.SOCK_STREAM else 0
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, kind, protocol)
    try:
        if reuse:  # a predecessor's connections in TIME_WAIT must not keep the well-known port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
    except OSError:
        sock.close()
        raise
    return sock

"""Real TCP connections on loopback whose calls are written down: writes, reads, options."""

import socket
import struct
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from course.lab.base._errors import LabError

OPTIONS = {
    "TCP_NODELAY": (socket.IPPROTO_TCP, socket.TCP_NODELAY),
    "SO_SNDBUF": (socket.SOL_SOCKET, socket.SO_SNDBUF),
    "SO_RCVBUF": (socket.SOL_SOCKET, socket.SO_RCVBUF),
}
if hasattr(socket, "TCP_QUICKACK"):  # Linux only
    OPTIONS["TCP_QUICKACK"] = (socket.IPPROTO_TCP, socket.TCP_QUICKACK)
PATIENCE_S = 10  # for an answer that does not come


@dataclass(frozen=True, slots=True)
class Call:
    """One call on a socket: ``what`` is ``"write"``, ``"read"`` or ``"option"``; ``detail`` its bytes or the name."""

    n: int
    ms: float
    what: str
    detail: bytes | str
    value: int = 0


@dataclass(frozen=True, slots=True)
class TcpInfo:
    """What the kernel knows of a connection: windows in segments, what is unacknowledged, times in ms."""

    cwnd: int
    ssthresh: int
    unacked: int
    rtt_ms: float
    rto_ms: float
    mss: int


def tcp_info(connected: socket.socket) -> TcpInfo | None:
    """The kernel's own numbers (TCP_INFO), or None where the system is not Linux and lays them out differently."""
    if sys.platform != "linux":
        return None
    # struct tcp_info of linux/tcp.h: 8 bytes, then numbers of 32 bits.
    rto, _, mss, _, unacked, *_ = words = struct.unpack_from(
        "=19I", connected.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104), 8
    )
    rtt, ssthresh, cwnd = words[15], words[17], words[18]
    return TcpInfo(cwnd, ssthresh, unacked, rtt / 1000, rto / 1000, mss)


class RecordedSocket:
    """A connected socket. Every call goes into ``log`` with the ms at which it was done, counted from the first."""

    def __init__(self, connected: socket.socket):
        self._socket, self.log, self._begun = connected, [], None

    def write(self, data: bytes) -> None:
        """Hand all of ``data`` to TCP."""
        self._socket.sendall(data)
        self._note("write", data)

    def read(self, count: int) -> bytes:
        """Exactly ``count`` bytes; fewer only if the other side has closed."""
        found = b""
        while len(found) < count and (data := self._socket.recv(count - len(found))):
            found += data
        self._note("read", found)
        return found

    def set_option(self, name: str, value: int) -> None:
        """Set one of `OPTIONS`. Raises LabError for a name that this system does not have."""
        if name not in OPTIONS:
            raise LabError(f"no option {name!r} here: {', '.join(OPTIONS)}")
        self._socket.setsockopt(*OPTIONS[name], value)
        self._note("option", name, value)

    def info(self) -> TcpInfo | None:
        """See `tcp_info`."""
        return tcp_info(self._socket)

    def close(self) -> None:
        self._socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _note(self, what, detail, value=0):
        now = time.perf_counter() * 1000
        self._begun = now if self._begun is None else self._begun
        self.log.append(Call(len(self.log), now - self._begun, what, detail, value))


class Responder:
    """A server on loopback that answers each request of ``size`` bytes.

        with Responder(size=4, answer=b"ok") as server, server.connect() as client:
            client.write(b"ping")
            client.read(2)

    It sends its answer when the whole request is there. An ``eager`` one sends the first byte of the answer as soon as
    the first part of the request is there, and the rest when all is.
    """

    def __init__(self, size: int, answer: bytes = b"ok", eager: bool = False):
        if size < 1 or len(answer) < 2:
            raise LabError("a request has at least one byte, an answer two")
        self.size, self.answer, self.eager = size, answer, eager
        self._stack = ExitStack()

    def __enter__(self):
        self._listening = self._stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        return self

    def __exit__(self, *_):
        self._stack.close()

    def connect(self) -> RecordedSocket:
        """A new connection, served in a thread of its own until one side closes."""
        client = socket.create_connection(self._listening.getsockname(), timeout=PATIENCE_S)
        served, _ = self._listening.accept()
        served.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        thread = threading.Thread(target=self._serve, args=[served], daemon=True)
        self._stack.callback(thread.join)
        self._stack.callback(_end, served)
        thread.start()
        return RecordedSocket(client)

    def _serve(self, served):
        missing, said = self.size, 0
        with served, suppress(OSError):  # the client is gone
            while data := served.recv(missing):
                missing -= len(data)
                if not missing:
                    served.sendall(self.answer[said:])
                    missing, said = self.size, 0
                elif self.eager and not said:
                    served.sendall(self.answer[:1])
                    said = 1


def _end(served):
    """Wakes the thread that reads; it may have ended by itself."""
    with suppress(OSError):
        served.shutdown(socket.SHUT_RDWR)

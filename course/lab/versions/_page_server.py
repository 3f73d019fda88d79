"""`PageServer`: one page behind one server, over each version of HTTP."""

from collections.abc import Collection
from threading import Lock
from typing import TYPE_CHECKING

from course.lab.base._errors import LabError
from course.lab.versions._load import Load, Record, Traffic
from course.lab.versions._page import content, drawn

if TYPE_CHECKING:
    from course.lab.versions._dial import Peer

VERSIONS = ("h1", "h2", "h3")
PATIENCE_S = 60


class PageServer:
    """A page of thirty objects on a real server (hypercorn) on loopback, loaded over each version on the same link.

        with PageServer(seed=7) as server:
            loads = [server.load(version, lost=40) for version in ("h1", "h2", "h3")]

    ``objects`` has the size in bytes of each by its path, drawn once from ``seed``. Everything starts when it is first
    used. Use it in a ``with`` block.
    """

    def __init__(self, seed: int = 7):
        self.objects: dict[str, int] = drawn(seed)
        self._background = None

    def __enter__(self) -> "PageServer":
        from course.lab.base._background import Background

        self._background, self._servers, self._authorities, self._lock = Background(), None, None, Lock()
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._servers.close if self._servers else lambda: None)

    def body(self, path: str) -> bytes:
        """What a GET for ``path``, one of `objects`, brings."""
        return content(path, self.objects[path])

    @property
    def h2c(self) -> tuple[str, int]:
        """Host and port of its HTTP/2 without TLS, for clients that know that it is there (RFC 9113 §3.3)."""
        return self._address("h2c")

    def dial(self, silence: float = 0.5) -> "Peer":
        """A connection to `h2c` with two functions: ``send(data)`` and ``receive()``.

        ``receive`` gives ``b""`` at the end, and when nothing has come for ``silence`` seconds.
        """
        from course.lab.versions._dial import Peer

        return Peer(self.h2c, silence)

    def load(
        self,
        version: str,
        *,
        delay: float = 30,
        rate: float | None = 5e6,
        queue: int | None = None,
        loss: float = 0.0,
        seed: int = 0,
        lost: int | Collection[int] = (),
    ) -> Load:
        """Load all objects over ``"h1"`` (six connections), ``"h2"`` or ``"h3"`` (one), with TLS 1.3.

        The link takes ``delay`` ms each way; the answers' way has ``rate`` in bit/s, a ``queue`` of so many bytes
        (None: no limit) and drops a share ``loss``, drawn from ``seed``, or the full packets with the numbers
        ``lost``: those with 1460 bytes for TCP, datagrams of 1200 behind the handshake for QUIC, counted from 0 over
        all connections.

        Over h3 a datagram is really dropped, and aioquic, at both ends, repairs that. Over h1 and h2 two real
        connections end at a `TcpRelay`, and TCP between them is its model: a segment that the link drops is sent
        again a round trip later, and what came behind it is held back until then. Times are measured: draw them, but do
        not grade them.

        Raises LabError if the page is not there after a minute.
        """
        if version not in VERSIONS:
            raise ValueError(f"version is one of {', '.join(VERSIONS)}, not {version!r}")
        if not 0 <= loss < 1:
            raise ValueError(f"loss is a share from 0 to below 1, not {loss}")
        from course.lab.link._link import Link
        from course.lab.versions import _aim

        aim = (_aim.Datagrams if version == "h3" else _aim.Segments)(lost, loss, seed)
        there, back = Link(delay), Link(delay, rate, aim, queue)
        return self._load_h3(there, back) if version == "h3" else self._load_tcp(version, there, back)

    def _load_tcp(self, version, there, back):
        from course.lab.tcp._relay import TcpRelay
        from course.lab.tls._contexts import client_context
        from course.lab.versions import _over_tcp
        from course.lab.versions._tcp_traffic import read_steps

        kind = _over_tcp.Http1 if version == "h1" else _over_tcp.Http2
        with TcpRelay(self._address("tls"), there, back) as relay:
            record = Record(relay.now)
            context = client_context(self._authority().ca_pem)
            ends = self._wait(_over_tcp.load_over_tcp(kind, relay.address, context, self.objects, record))
            steps = relay.log
        traffic = Traffic(record)
        read_steps(steps, ends, traffic)
        return traffic.load(version)

    def _load_h3(self, there, back):
        from course.lab.link._udp_relay import UdpRelay
        from course.lab.versions import _over_quic
        from course.lab.versions._quic_traffic import read_packets

        with UdpRelay(self._address("h3"), there, back) as relay:
            record = Record(relay.now)
            made = relay.address, self._authority().ca_pem, self._servers.traces, self.objects, record
            end = self._wait(_over_quic.load_over_quic(*made))
            relayed = list(relay.log)
        traffic = Traffic(record)
        read_packets(relayed, end, traffic)
        return traffic.load("h3")

    def _wait(self, loading):
        import asyncio

        try:
            return self._background.call(asyncio.wait_for(loading, PATIENCE_S))
        except TimeoutError:
            raise LabError(f"the page was not there after {PATIENCE_S} s") from None

    def _address(self, kind):
        if self._background is None:
            raise LabError("use it in a with block: with PageServer() as server:")
        with self._lock:
            if self._servers is None:
                from course.lab.versions._app import PageApp
                from course.lab.versions._servers import Servers

                self._app = PageApp(self.objects)
                self._servers = Servers(self._app, lambda: self._authority().chain("localhost", "127.0.0.1"))
        return self._background.call(self._servers.address(kind))

    def _authority(self):
        if self._authorities is None:
            from course.lab.tls._pki import Authorities

            self._authorities = Authorities()
        return self._authorities

"""`PageServer`: one page behind one server, over each version of HTTP."""

from collections.abc import Collection
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from course.lab.base._errors import LabError
from course.lab.versions._load import Load, Record, Traffic
from course.lab.versions._page import LARGE, LARGE_SIZE, content, drawn

if TYPE_CHECKING:
    from course.lab.versions._cancelled import Cancelled
    from course.lab.versions._dial import Peer
    from course.lab.versions._streams import Streams

VERSIONS, KINDS = ("h1", "h2", "h3"), ("h2c", "tls", "h3")
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
        self._background = self._servers = self._authorities = None
        self._lock = Lock()

    def __enter__(self) -> "PageServer":
        from course.lab.base._background import Background

        self._background = Background()
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._servers.close if self._servers else lambda: None)

    def body(self, path: str) -> bytes:
        """What a GET for ``path``, one of `objects`, brings."""
        return content(path, self.objects[path])

    @property
    def h2c(self) -> tuple[str, int]:
        """Host and port of its HTTP/2 without TLS, for clients that know that it is there (RFC 9113 §3.3)."""
        return self.address("h2c")

    def address(self, kind: str) -> tuple[str, int]:
        """Host and port where it answers ``"h2c"``, ``"tls"`` (HTTP/1.1 and 2, as ALPN says) or, on UDP, ``"h3"``."""
        if kind not in KINDS:
            raise ValueError(f"kind is one of {', '.join(KINDS)}, not {kind!r}")
        if self._background is None:
            raise LabError("use it in a with block: with PageServer() as server:")
        with self._lock:
            if self._servers is None:
                from course.lab.versions._app import PageApp
                from course.lab.versions._servers import Servers

                self._app = PageApp(self.objects | {LARGE: LARGE_SIZE})
                self._servers = Servers(self._app, lambda: self._authority().chain("localhost", "127.0.0.1"))
        return self._background.call(self._servers.address(kind))

    @property
    def ca_pem(self) -> bytes:
        """What a client trusts that comes over TLS or QUIC, as PEM; its name is ``localhost``."""
        return self._authority().ca_pem

    def dial(self, silence: float = 0.5) -> "Peer":
        """A connection to `h2c` with two functions: ``send(data)`` and ``receive()``.

        ``receive`` gives ``b""`` at the end, and when nothing has come for ``silence`` seconds.
        """
        from course.lab.versions._dial import Peer

        return Peer(self.h2c, silence)

    def dial_quic(self, silence: float = 0.5) -> "Streams":
        """A connection of QUIC to its HTTP/3 with two functions: ``send(stream, data, fin)`` and ``receive()``.

        ``receive`` gives ``(stream, data, fin)``, or ``None`` when nothing has come for ``silence`` seconds.
        """
        address = self.address("h3")
        from course.lab.versions._streams import Streams

        return Streams(self._background, address, self.ca_pem, silence)

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
        all connections. The page of seed 7 fills about 120 over h1, 180 over h2, 215 over h3; a number beyond that
        loses nothing.

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
        links = Link(delay), Link(delay, rate, aim, queue)
        if version == "h3":
            from course.lab.versions._over_quic import load_over_quic

            return self._over_quic(load_over_quic, self.objects, Record, links)
        from course.lab.versions._over_tcp import Http1, Http2, load_over_tcp

        kind = {"h1": Http1, "h2": Http2}[version]
        return self._over_tcp(version, partial(load_over_tcp, kind), self.objects, Record, links)

    def move(self, version: str, *, delay: float = 30, rate: float | None = 5e6) -> Load:
        """Load one object of 300 kB over ``"h2"`` or ``"h3"``; half-way the client gets another address.

        The lab's client goes on from another port, as a laptop does that leaves its Wi-Fi. Over h3 the connection
        stays, under other connection ids, and the server validates the new path (RFC 9000 §9); datagrams under way to
        the old address are lost. Over h2 the connection breaks, as an operating system breaks those of an address
        that is gone, and the client opens another and asks again.
        """
        if version not in ("h2", "h3"):
            raise ValueError(f"version is h2 or h3, not {version!r}")
        from course.lab.link._link import Link
        from course.lab.versions import _moving

        links, record = (Link(delay), Link(delay, rate)), partial(_moving.Half, enough=LARGE_SIZE // 2)
        if version == "h3":
            return self._over_quic(_moving.move_over_quic, [LARGE], record, links)
        return self._over_tcp(version, _moving.move_over_tcp, [LARGE], record, links)

    def cancel(self, requests: int = 100) -> "Cancelled":
        """Send so many requests over `h2c` and cancel them in the same write; what that costs, as `Cancelled`.

        Raises ValueError for more than 101: one more than the server's limit of open streams, which is enough.
        """
        from course.lab.versions._cancelled import MOST, Cancelled
        from course.lab.versions._cancelling import PATH, cancel

        if not 1 <= requests <= MOST:
            raise ValueError(f"cancel 1 to {MOST} requests, not {requests}: the server has to survive it")
        with self.dial(silence=10) as peer:
            before = self._background.call(self._app.settle())
            alive, goaway = cancel(peer, requests)
            after = self._background.call(self._app.settle())
        started, ended, size = (late - early for late, early in zip(after, before, strict=True))
        own = (1, 1, self.objects[PATH]) if alive else (0, 0, 0)  # of the further request
        return Cancelled(requests, started - own[0], ended - own[1], size - own[2], alive, goaway)

    def _over_tcp(self, version, load, objects, recorded, links):
        from course.lab.tcp._relay import TcpRelay
        from course.lab.tls._contexts import client_context
        from course.lab.versions._tcp_traffic import read_steps

        address, context = self.address("tls"), client_context(self.ca_pem)
        with TcpRelay(address, *links) as relay:
            record = recorded(relay.now)
            ends = self._wait(load(relay.address, context, objects, record))
            steps = relay.log
        traffic = Traffic(record)
        read_steps(steps, ends, traffic)
        return traffic.load(version)

    def _over_quic(self, load, objects, recorded, links):
        from course.lab.link._udp_relay import UdpRelay
        from course.lab.versions._quic_traffic import read_packets

        with UdpRelay(self.address("h3"), *links) as relay:
            record = recorded(relay.now)
            made = relay.address, self.ca_pem, self._servers.traces, objects, record
            end = self._wait(load(*made))
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

    def _authority(self):
        if self._authorities is None:
            from course.lab.tls._pki import Authorities

            self._authorities = Authorities()
        return self._authorities

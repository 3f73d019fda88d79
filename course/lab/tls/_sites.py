"""`Sites`: TLS servers on loopback that tell who came, how the handshake ended and what was received."""

from threading import Lock

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.tls._events import Visit
from course.lab.tls._pki import Authorities, Chain

CLIENTS = ("ignored", "asked", "required")


class Sites:
    """TLS servers for one run, with authorities of their own.

        with Sites() as sites:
            port = sites.serve("www.shop.test", kind="expired", versions=["TLSv1.2"])
            ...                       # connect to 127.0.0.1, port
            sites.visits()

    Each answers the first HTTP request of a connection with its own name and closes. Use it in a ``with`` block.
    """

    def __init__(self):
        self.authorities = Authorities()
        self._log = Log(10_000)
        self._seen = 0
        self._lock = Lock()
        self._edge = self._background = None

    def __enter__(self) -> "Sites":
        from course.lab.base._background import Background
        from course.lab.tls._server import TlsEdge

        self._edge, self._background = TlsEdge(), Background()
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._edge.close)

    @property
    def ca_pem(self) -> bytes:
        """What a client of these sites trusts, as PEM."""
        return self.authorities.ca_pem

    def serve(
        self,
        name: str,
        kind: str = "sound",
        versions=("TLSv1.2", "TLSv1.3"),
        clients: str = "ignored",
        shared: bool = False,
        chain: Chain | None = None,
    ) -> int:
        """Start a server called ``name``, which is also the host of its certificate; give its port on 127.0.0.1.

        ``kind`` is a kind of chain (`Authorities.chain`), or ``chain`` is the chain itself. ``versions`` are
        ``"TLSv1.0"`` to ``"TLSv1.3"``. ``clients`` says whether they show certificates: ``"ignored"``, ``"asked"`` or
        ``"required"``. A ``shared`` address has other sites, too: who does not ask for ``name`` by SNI is shown a
        sound certificate of another host.
        """
        if clients not in CLIENTS:
            raise ValueError(f"clients is one of {', '.join(CLIENTS)}, not {clients!r}")
        shown = chain or self.authorities.chain(name, kind=kind)
        other = self.authorities.chain("elsewhere.test") if shared else None
        return self._run("open", name, shown, other, tuple(versions), clients, self.ca_pem)

    def renew(self, port: int, chain: Chain | None = None) -> Chain:
        """Show ``chain``, or a new sound one of the same name, from now on; open connections are left alone."""
        return self._run("renew", port, lambda name: chain or self.authorities.chain(name))

    def totals(self) -> dict[str, int]:
        """Of all visits so far: ``connections``, ``handshakes`` that ended well, ``resumptions``, ``request_bytes``."""
        visits = self.visits()
        return {
            "connections": len(visits),
            "handshakes": sum(visit.finished for visit in visits),
            "resumptions": sum(visit.resumed for visit in visits),
            "request_bytes": sum(len(visit.received) for visit in visits),
        }

    def visits(self) -> list[Visit]:
        """What has come of each connection so far, in the order in which they were made.

        All that clients had sent before the call has been read.
        """
        with self._lock:
            found = self._run("visits")
            for fields in found[self._seen :]:
                self._log.add(Visit, **fields)
            self._seen = max(self._seen, len(found))
            return [Visit(n=n, **fields) for n, fields in enumerate(found)]

    def _run(self, name, *arguments):
        if self._edge is None:
            raise LabError("use it in a with block: with Sites() as sites:")
        return self._background.call(getattr(self._edge, name)(*arguments))

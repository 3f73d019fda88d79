"""`Internet`: the one object a notebook talks to."""

import ipaddress
from collections.abc import Iterable
from threading import Lock

from course.lab.base._errors import LabError, NoRoute
from course.lab.base._log import Log
from course.lab.dns._events import Query
from course.lab.dns._faults import OVER, Fault
from course.lab.dns._name_server import NameServer

LARGEST = {"udp": 65507, "tcp": 65535, "dot": 65535, "doh": 65535}  # bytes of message

MOST_ASKED = 300  # calls of `ask`; who needs more goes round in a circle, and would do so until the kernel is stopped


class Internet:
    """A private internet whose documentation addresses (RFC 5737, RFC 3849) answer on loopback.

    ``seed`` decides what is drawn at random, such as a spoofer's ids. ``world`` is ``"ready"`` for roots,
    top-level domains and a dozen zones, or ``None`` to build your own with `name_server`. ``bind`` is
    ``"loopback"`` (ports chosen by the system) or ``"as-is"``: the addresses themselves on the well-known
    ports, for a network namespace that has them. The log keeps the first ``log_limit`` events.

    In the ready world 198.51.100.99 is routed but silent, and the server ``"trap"`` at 203.0.113.66, to which
    forged records lead, claims every name: its log shows who believed them.

    Use it in a ``with`` block; servers start when first used, and leaving the block releases everything.
    Its methods may be called from several threads.
    """

    def __init__(self, seed: int = 0, world: str | None = "ready", bind: str = "loopback", log_limit: int = 100_000):
        if world not in ("ready", None):
            raise ValueError(f'world is "ready" or None, not {world!r}')
        if bind not in ("loopback", "as-is"):
            raise ValueError(f'bind is "loopback" or "as-is", not {bind!r}')
        self._seed = seed
        self._bind = bind
        self._log = Log(log_limit)
        self._by_name: dict[str, NameServer] = {}
        self._by_address: dict[str, NameServer] = {}
        self._state, self._asked = "new", 0
        self._lock = Lock()
        self._background = self._edge = None
        if world is not None:
            self._populate()

    def __enter__(self) -> "Internet":
        if self._state != "new":
            raise LabError("an Internet can be entered once; make a new one")
        self._state = "open"
        if self._bind == "as-is":
            try:
                for address in self._by_address:
                    self.endpoint(address, "udp")
            except BaseException:
                self.__exit__()
                raise
        return self

    def __exit__(self, *_) -> None:
        with self._lock:
            self._state = "closed"
            background, self._background = self._background, None
        if background is not None:
            background.stop(self._edge.close)

    @property
    def roots(self) -> list[str]:
        """Addresses of the servers of the root zone, as a resolver's hints file lists them."""
        return [address for address, server in self._by_address.items() if "." in server.origins]

    @property
    def log(self) -> list:
        """What happened so far: events of `course.lab.events`, oldest first."""
        return self._log.events

    @property
    def log_overflowed(self) -> bool:
        """Whether more happened than the log holds."""
        return self._log.overflowed

    @property
    def ca_pem(self) -> bytes:
        """The certificate of the authority that this run's DoT and DoH servers are vouched for by, as PEM."""
        return self._started().do(self._edge.ca_pem)

    def queries(self) -> list[tuple[str, str, str, str]]:
        """``(server, name, type, over)`` of every query in the log."""
        return [(e.server, e.name, e.type, e.over) for e in self.log if isinstance(e, Query)]

    def ask(self, address: str, message: bytes, over: str = "udp") -> list[bytes]:
        """Send the DNS message ``message`` to the server at ``address``; return every message that came back.

        The list ends with the first message that carries the query's id (its first two bytes). It is
        empty if the server stayed silent, which is known at once: no clock is involved. ``over`` is
        ``"udp"``, ``"tcp"``, ``"dot"`` (RFC 7858) or ``"doh"`` (RFC 8484, POST). The query is neither checked
        nor repeated. Raises `NoRoute` for an address that nobody owns, `LabError` when there have been so many calls
        that they must come from a circle, ValueError or TypeError for arguments that cannot be meant.
        """
        server, address = self._owner(address, over)
        if not isinstance(message, bytes | bytearray):
            raise TypeError(f"a message is bytes, not {type(message).__name__}")
        if not 0 < len(message) <= LARGEST[over]:
            raise ValueError(f"a message over {over} has 1 to {LARGEST[over]} bytes, not {len(message)}")
        if self._asked >= MOST_ASKED:
            raise LabError(f"this lab has been asked {MOST_ASKED} times: does your code go round in a circle?")
        self._asked += 1
        background, query = self._started(), bytes(message)
        if over == "udp":
            return background.do(self._edge.ask_datagram, server, address, query)
        return background.call(self._edge.ask(server, address, over, query), stay=False)

    ask.logged = True  # the log tells of every call: a judge that reads it need not hear of them twice

    def endpoint(self, address: str, over: str = "udp") -> tuple[str, int]:
        """The real ``(host, port)`` behind ``address``, for clients such as dig; starts the server."""
        server, address = self._owner(address, over)
        return self._started().call(self._edge.open(server, address, over))

    def name_server(
        self,
        name: str,
        address: str | Iterable[str],
        zones: Iterable[str | tuple[str, str]] = (),
        faults: Iterable[str | Fault] = (),
        sibling_glue: bool = True,
    ) -> None:
        """Add a name server called ``name`` (its name in the log) that owns ``address`` or several.

        A zone is a master file (RFC 1035 §5) that begins with ``$ORIGIN``, or ``(origin, master file)``.
        ``faults`` are as for `fault`. ``sibling_glue=False`` keeps addresses of hosts below another cut out
        of referrals (RFC 9471 §2.2). Raises ValueError for a zone that cannot be read.
        """
        addresses = [_address(owned) for owned in _several(address)]
        faults = [fault if isinstance(fault, Fault) else Fault(fault) for fault in faults]
        self._add(name, addresses, [_zone(zone) for zone in zones], faults, sibling_glue)
        if self._bind == "as-is" and self._state == "open":
            for owned in addresses:
                self.endpoint(owned, "udp")

    def fault(
        self,
        server: str,
        kind: str,
        names: str | Iterable[str] = (),
        over: str | Iterable[str] = (),
        trap: str = Fault.trap,
    ) -> None:
        """Let ``server`` misbehave from now on; of several faults the first that fits a query acts.

        ``kind`` is a key of `course.lab.dns._faults.KINDS`; ``names`` and ``over`` limit it to query names and
        transports; ``trap`` is the IPv4 address in forged records.
        """
        self._named(server).faults += (Fault(kind, _several(names), _several(over), trap),)

    def mend(self, server: str) -> None:
        """Take all faults from ``server``."""
        self._named(server).faults = ()

    def _populate(self):
        from course.lab.dns import _world

        for name, addresses, zones in _world.SERVERS:
            self._add(name, addresses, list(zones.items()))
        self._add("silent", [_world.SILENT], [], [Fault("silent")])

    def _add(self, name, addresses, zones, faults=(), sibling_glue=True):
        if name in self._by_name:
            raise ValueError(f"there is a server called {name!r} already")
        if taken := [address for address in addresses if address in self._by_address]:
            raise ValueError(f"{taken[0]} belongs to {self._by_address[taken[0]].name}")
        server = NameServer(name, addresses, zones, faults=faults, sibling_glue=sibling_glue, seed=self._seed)
        self._by_name[name] = server
        self._by_address |= dict.fromkeys(addresses, server)
        return server

    def _named(self, name):
        if name not in self._by_name:
            raise ValueError(f"no server is called {name!r}; there are {', '.join(self._by_name) or 'none'}")
        return self._by_name[name]

    def _owner(self, address, over):
        if over not in OVER:
            raise ValueError(f"over is one of {', '.join(OVER)}, not {over!r}")
        address = _address(address)
        if address not in self._by_address:
            raise NoRoute(f"nobody in this internet owns {address}")
        return self._by_address[address], address

    def _started(self):
        with self._lock:
            if self._state != "open":
                raise LabError("use it inside its block: with Internet() as net: …")
            if self._background is None:
                self._start()
            return self._background

    def _start(self):
        from course.lab.base._background import Background
        from course.lab.base._binding import BINDINGS
        from course.lab.dns._edge import Edge

        self._background = Background()
        self._edge = Edge(BINDINGS[self._bind](), self._log, self._background.loop)


def _address(text):
    if not isinstance(text, str):
        raise TypeError(f"an address is a str, not {type(text).__name__}")
    return str(ipaddress.ip_address(text))


def _several(given):
    return (given,) if isinstance(given, str) else tuple(given)


def _zone(zone):
    """``zone`` as ``(origin, master file)``; read here, so that mistakes show before the first query."""
    from course.lab.dns._zone import parse

    origin, text = (None, zone) if isinstance(zone, str) else zone
    return parse(text, origin).origin.to_text(), text

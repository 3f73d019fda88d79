"""`Deployment`: what a file describes, really running on loopback."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from course.lab.base._errors import LabError
from course.lab.deployment._model import at, copied, is_private, running


class Deployment:
    """Edges with TLS and HTTP/2, origins, services, pools with a database, and a resolver for each vantage.

        with Deployment(read_deployment(text)) as shop:
            shop.probe["handshake"]("203.0.113.10", ["TLSv1.0"])

    ``drift`` is what runs otherwise than ``config`` says, as for `modelled_probe`; `change` puts another file or
    another drift in place. All addresses are those of the file; each is a port of 127.0.0.1, which `port` gives. Use
    it in a ``with`` block.
    """

    def __init__(self, config: Mapping, drift: Iterable[tuple[Sequence, object]] = ()):
        self._config, self._drift = copied(config), list(drift)
        self._running = None

    def __enter__(self) -> "Deployment":
        self._start()
        return self

    def __exit__(self, *_) -> None:
        self._stop()

    def change(self, config: Mapping | None = None, drift: Iterable[tuple[Sequence, object]] = ()) -> None:
        """Run ``config``, or what it was, with ``drift`` from now on. Connections are cut."""
        self._stop()
        self._config, self._drift = copied(config or self._config), list(drift)
        self._start()

    def port(self, place: str, address: str | None = None) -> int:
        """The port on 127.0.0.1 of an origin, service or pool, or of an edge at one of its addresses."""
        return self._open().ports[place, address or at(self._open().runs, self._section(place))["address"]]

    @property
    def ca_pem(self) -> bytes:
        """What clients of the edges trust, as PEM."""
        return self._open().ca_pem

    @property
    def probe(self) -> dict[str, Callable]:
        """The questions of `modelled_probe`, asked of what runs."""
        from course.lab.deployment import _asking

        live, says = self._open(), self._config

        def file(*keys):
            return copied(at(says, keys))

        asks = ("resolve", "enter", "connect", "handshake", "get", "reuse", "burst")
        return {"file": file} | {name: _bound(getattr(_asking, name), live) for name in asks}

    def _open(self):
        if self._running is None:
            raise LabError("use it in a with block: with Deployment(config) as shop:")
        return self._running

    def _section(self, place):
        for section in ("origins", "services", "pools"):
            if place in self._open().runs[section]:
                return section, place
        raise LabError(f"no origin, service or pool is called {place!r}")

    def _start(self):
        from course.lab.deployment._machines import Machines

        self._running = Machines(running(self._config, self._drift), is_private)

    def _stop(self):
        if self._running is not None:
            self._running.close()
        self._running = None


def _bound(ask, live):
    def asked(*arguments):
        return ask(live, *arguments)

    asked.__name__ = asked.__qualname__ = ask.__name__
    return asked

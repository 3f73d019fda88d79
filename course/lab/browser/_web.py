"""`Web`: sites by their origins, and the ledger of all that happens to them and to pages."""

from collections.abc import Callable, Iterable, Mapping

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.browser._events import Answered, Arrived, Blocked, Read, lines
from course.lab.browser._site import CHANGING, Asked, Site, pairs
from course.lab.browser._urls import parse
from course.lab.http._events import Effect

KEPT = 10_000  # events in the log


class Web:
    """Sites that answer when they are called, without a socket and without a clock.

        web = Web()
        web.site("https://api.shop.test", {"/orders": "ada: a book"})
        web.ask("https://api.shop.test/orders")

    `LiveWeb` has the same sites behind TLS on loopback.
    """

    def __init__(self):
        self._sites: dict[str, Site] = {}
        self._log = Log(KEPT)

    @property
    def log(self) -> list:
        """What happened so far: `Arrived`, `Answered`, `Effect`, `Read` and `Blocked`, oldest first."""
        return self._log.events

    @property
    def arrivals(self) -> list[Arrived]:
        """The requests that have reached a site, preflights too."""
        return [event for event in self.log if isinstance(event, Arrived)]

    @property
    def reads(self) -> list[Read]:
        """What script was given to read."""
        return [event for event in self.log if isinstance(event, Read)]

    @property
    def ledger(self) -> list[Effect]:
        """What requests have changed."""
        return [event for event in self.log if isinstance(event, Effect)]

    def clear(self) -> None:
        """Begin the log anew."""
        self._log = Log(KEPT)

    def site(
        self,
        origin: str,
        pages: Mapping[str, object] | Callable[[dict], object],
        policy: Callable[[dict, int], Mapping[str, str]] | None = None,
        *,
        login: Mapping[str, str] | None = None,
        login_first: bool = False,
        cached: bool = False,
    ) -> None:
        """Let ``origin`` have ``pages`` by path, in the place of what it had.

        A page is its content, str or bytes, or ``(status, headers, content)``, or a function that gives one of them
        for a dict of ``method, url, path, query, headers, cookies, body``. It takes every method; POST, PUT, PATCH and
        DELETE with a status below 400 are effects in the ledger. OPTIONS is answered 204, whatever the path. A function
        in the place of ``pages`` answers all by itself, OPTIONS too.

        ``policy(request, status)`` gives fields for every answer of the site; its request has ``method``, ``origin``
        (None if none was sent) and ``asks``, the value of Access-Control-Request-Method. Who does not send the
        cookies of ``login`` gets 401; with ``login_first`` OPTIONS does so, too. ``cached`` puts a shared cache before
        the site: for ever it keeps each GET answered 200, by URL and by the request's fields that Vary names.

        Raises ValueError for what is no origin.
        """
        found = parse(origin)
        if found.path != "/" or found.query:
            raise ValueError(f"an origin is such as https://api.shop.test, without a path: not {origin!r}")
        self._sites[found.origin] = Site(pages, policy, login or {}, login_first, [] if cached else None)

    def ask(
        self,
        url: str,
        method: str = "GET",
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        body: bytes = b"",
    ) -> dict:
        """The answer to a request as any program sends it, without a browser: ``status``, ``headers``, ``body``.

        ``headers`` are pairs with names in small letters. Raises LabError if no site has this origin.
        """
        status, given, content = self._answer(Asked(method, parse(url), pairs(headers), body))
        return {"status": status, "headers": given, "body": content}

    def _answer(self, asked: Asked) -> tuple[int, list, bytes]:
        """What the site says, with all of it in the log."""
        site = self._sites.get(asked.url.origin)
        if site is None:
            raise LabError(f"nobody answers at {asked.url.origin}")
        n = self._log.add(
            Arrived,
            method=asked.method,
            url=asked.url.text,
            origin=asked.field("origin") or "",
            cookie=asked.field("cookie") or "",
            headers=lines(asked.headers),
            body=asked.body,
            preflight=asked.preflight,
        )
        status, headers, body = site.answer(asked)
        if asked.method in CHANGING and status < 400:
            self._log.add(Effect, request=n, method=asked.method, path=asked.url.path, value=asked.body)
        self._log.add(Answered, request=n, status=status, headers=lines(headers), body=body)
        return status, headers, body

    def _read(self, **what) -> None:
        self._log.add(Read, **what)

    def _blocked(self, **what) -> None:
        self._log.add(Blocked, **what)

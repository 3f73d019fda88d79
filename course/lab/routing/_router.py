"""One autonomous system: what it has heard, what it chose, what it told. Messages go in, messages come out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from course.lab.base._errors import LabError
from course.lab.routing._messages import Announcement, Node, Withdrawal

LONGEST = 48  # bits of a prefix: what is longer is not passed on in the internet (RFC 7454 §6.1.3)


@cache
def length(prefix: str) -> int:
    """Bits of a prefix."""
    return int(prefix.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Decisions:
    """What an AS asks about routes; the lab has no opinion of its own.

    ``best(routes) -> route | None``, ``may_export(learned_from, to) -> bool`` and ``accepts(number, route) -> bool``.
    """

    best: Callable[[list[dict]], dict | None]
    may_export: Callable[[str, str], bool]
    accepts: Callable[[int, dict], bool]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What an AS knows of one neighbour: ``is_a`` is ``"customer"``, ``"peer"`` or ``"provider"``."""

    is_a: str
    local_pref: int
    router_id: str
    peer: str
    igp: int = 0
    med: int | None = None


@dataclass(slots=True)
class As:
    """An autonomous system with one router, as pure data: no socket, no clock.

    ``hear`` takes a message, ``speak`` decides and returns what its neighbours are to be told. A route is a dict with
    the keys reachable, local_pref, path, origin, med, ebgp, igp, router_id and peer, and with prefix, neighbour
    (None: its own) and learned_from (``"own"`` or what the neighbour is).
    """

    name: Node
    number: int
    decisions: Decisions
    neighbours: dict[Node, Neighbour]
    router_id: str
    own: dict[str, dict] = field(default_factory=dict)
    chosen: dict[str, dict] = field(default_factory=dict)
    _heard: dict[str, dict[Node, dict]] = field(default_factory=dict)
    _refused: set[tuple[str, Node]] = field(default_factory=set)
    _changed: dict[str, None] = field(default_factory=dict)
    _patterns: dict[Node, dict] = field(default_factory=dict)
    _audiences: dict[str, dict[Node, int | None]] = field(default_factory=dict)

    def originate(self, prefix: str, path: tuple[int, ...], local_pref: int, origin: int) -> None:
        """Have a route of its own; ``path`` is what it claims to be behind it."""
        ours = _pattern(Neighbour("own", local_pref, self.router_id, "::"), None, ebgp=False)
        self.own[prefix] = ours | {"prefix": prefix, "path": path, "origin": origin}
        self._changed[prefix] = None

    def forget(self, prefix: str) -> None:
        """Give up a route of its own."""
        if self.own.pop(prefix, None) is None:
            raise LabError(f"AS {self.name} does not announce {prefix}")
        self._changed[prefix] = None

    def hear(self, message: Announcement | Withdrawal) -> None:
        """Take one message from a neighbour."""
        sender, prefix = message[0], message[2]
        self._changed[prefix] = None
        heard = self._heard.get(prefix)
        if heard is None:
            heard = self._heard[prefix] = {}
        if message.__class__ is Withdrawal:
            heard.pop(sender, None)
            return
        if sender not in self._patterns:
            self._patterns[sender] = _pattern(self.neighbours[sender], sender, ebgp=True)
        heard[sender] = route = self._patterns[sender].copy()
        _, _, route["prefix"], route["path"], route["origin"], route["med"] = message
        self._judge(route)

    def judge_again(self) -> None:
        """Ask ``accepts`` about everything heard so far, as when ROAs have changed (RFC 9324)."""
        for prefix, heard in self._heard.items():
            for route in heard.values():
                self._judge(route)
            self._changed[prefix] = None

    def speak(self) -> list[Announcement | Withdrawal]:
        """Decide about each prefix of which something has changed; what neighbours are to be told."""
        changed, self._changed = self._changed, {}
        return [message for prefix in changed for message in self._news(prefix)]

    def candidates(self, prefix: str) -> list[dict]:
        """The routes among which ``best`` chooses."""
        routes = [*self._heard.get(prefix, {}).values()]
        if self._refused:
            routes = [route for route in routes if (prefix, route["neighbour"]) not in self._refused]
        return [self.own[prefix], *routes] if prefix in self.own else routes

    def refused(self, prefix: str) -> list[dict]:
        """The routes that were heard and not accepted."""
        heard = self._heard.get(prefix, {}).values()
        return [route for route in heard if (prefix, route["neighbour"]) in self._refused]

    def may_tell(self, route: dict, to: str) -> bool:
        """Whether a route may be told to a neighbour that is a ``to``."""
        return bool(self.decisions.may_export(route["learned_from"], to))

    def _judge(self, route):
        if length(route["prefix"]) <= LONGEST and self.decisions.accepts(self.number, route):
            if self._refused:
                self._refused.discard((route["prefix"], route["neighbour"]))
        else:
            self._refused.add((route["prefix"], route["neighbour"]))

    def _news(self, prefix):
        before, route = self.chosen.get(prefix), self._choice(self.candidates(prefix))
        if route is before:
            return []
        if route is None:
            del self.chosen[prefix]
        else:
            self.chosen[prefix] = route
        if before is None:
            return self._announcements(route, ())
        told = self._told(before)
        if route is None:
            return [Withdrawal(self.name, name, prefix) for name in told]
        now = self._told(route)
        gone = [Withdrawal(self.name, name, prefix) for name in told if name not in now]
        same = (before["path"], before["origin"]) == (route["path"], route["origin"])
        return gone + self._announcements(route, told if same else ())

    def _announcements(self, route, known):
        """What those are told who do not know it yet."""
        prefix, path, origin = route["prefix"], (self.number, *route["path"]), route["origin"]
        return [
            Announcement(self.name, name, prefix, path, origin, med)
            for name, med in self._told(route).items()
            if name not in known
        ]

    def _told(self, route):
        """Who is told of a route, with the MED for each: not he from whom it comes."""
        audience, source = self._audience(route), route["neighbour"]
        return {name: med for name, med in audience.items() if name != source} if source in audience else audience

    def _audience(self, route):
        """The neighbours that may be told a route, with the MED for each: asked once for each kind of route."""
        kind = route["learned_from"]
        if kind not in self._audiences:
            known = self.neighbours.items()
            self._audiences[kind] = {name: one.med for name, one in known if self.may_tell(route, one.is_a)}
        return self._audiences[kind]

    def _choice(self, routes):
        if not routes:
            return None
        chosen = self.decisions.best(routes)
        if chosen is None:
            return None
        for route in routes:
            if route is chosen:
                return route
        if chosen not in routes:
            raise LabError(f"best must return one of the routes that it was given, or None, not {chosen!r}")
        return routes[routes.index(chosen)]


def _pattern(known, neighbour, ebgp):
    """What all routes from one neighbour have in common."""
    return {
        "prefix": "",
        "neighbour": neighbour,
        "learned_from": known.is_a,
        "reachable": True,
        "local_pref": known.local_pref,
        "path": (),
        "origin": 0,
        "med": None,
        "ebgp": ebgp,
        "igp": known.igp,
        "router_id": known.router_id,
        "peer": known.peer,
    }

"""One autonomous system: what it has heard, what it chose, what it told. Messages go in, messages come out."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from course.lab.base._errors import LabError
from course.lab.routing._messages import OPPOSITE, Announcement, Node, Withdrawal

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

    ``hear`` takes messages, ``speak`` decides and returns what its neighbours are to be told. A route is a dict with
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
    _heard: dict[str, dict[Node, dict]] = field(default_factory=lambda: defaultdict(dict))
    _refused: set[tuple[str, Node]] = field(default_factory=set)
    _changed: dict[str, None] = field(default_factory=dict)
    _patterns: dict[Node, dict] = field(init=False)
    _audiences: dict[Node | None, dict[Node, int | None]] = field(default_factory=dict)

    def __post_init__(self):
        self._patterns = {name: _pattern(known, name, ebgp=True) for name, known in self.neighbours.items()}

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

    def hear(self, messages: Iterable[Announcement | Withdrawal]) -> None:
        """Take messages from neighbours, in order."""
        accepts, number = self.decisions.accepts, self.number
        for message in messages:
            sender, prefix = message[0], message[2]
            self._changed[prefix] = None
            if message.__class__ is Withdrawal:
                self._heard[prefix].pop(sender, None)
                continue
            self._heard[prefix][sender] = route = self._patterns[sender].copy()
            _, _, route["prefix"], route["path"], route["origin"], route["med"] = message
            if length(prefix) > LONGEST or not accepts(number, route):
                self._refused.add((prefix, sender))
            elif self._refused:
                self._refused.discard((prefix, sender))

    def judge_again(self) -> None:
        """Ask ``accepts`` about everything heard so far, as when ROAs have changed (RFC 9324)."""
        for prefix, heard in self._heard.items():
            self._changed[prefix] = None
            for sender, route in heard.items():
                self._refused.discard((prefix, sender))
                if length(prefix) > LONGEST or not self.decisions.accepts(self.number, route):
                    self._refused.add((prefix, sender))

    def speak(self) -> list[Announcement | Withdrawal]:
        """Decide about each prefix of which something has changed; what neighbours are to be told."""
        changed, self._changed, news = self._changed, {}, []
        for prefix in changed:
            before, route = self.chosen.get(prefix), self._choice(self.candidates(prefix))
            if route is not before:
                news += self._news(prefix, before, route)
        return news

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

    def _news(self, prefix, before, route):
        if route is None:
            del self.chosen[prefix]
            return [Withdrawal(self.name, name, prefix) for name in self._audience(before)]
        self.chosen[prefix], told = route, self._audience(route)
        if before is None:
            return self._announcements(route, told)
        knew = self._audience(before)
        gone = [Withdrawal(self.name, name, prefix) for name in knew if name not in told]
        if (before["path"], before["origin"]) == (route["path"], route["origin"]):
            told = {name: med for name, med in told.items() if name not in knew}
        return gone + self._announcements(route, told)

    def _announcements(self, route, told):
        prefix, path, origin = route["prefix"], (self.number, *route["path"]), route["origin"]
        return [Announcement(self.name, name, prefix, path, origin, med) for name, med in told.items()]

    def _audience(self, route):
        """Who is told of a route, with the MED for each: not he from whom it comes. Asked once for each of these."""
        source = route["neighbour"]
        if source not in self._audiences:
            kinds = {kind for kind in OPPOSITE if self.may_tell(route, kind)}
            known = self.neighbours.items()
            self._audiences[source] = {name: one.med for name, one in known if one.is_a in kinds and name != source}
        return self._audiences[source]

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

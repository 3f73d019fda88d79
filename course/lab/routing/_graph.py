"""A graph of autonomous systems that exchange announcements and withdrawals in rounds."""

from collections import deque
from collections.abc import Callable, Mapping
from ipaddress import IPv6Network, ip_network
from itertools import repeat
from random import Random

from course.lab.base._errors import LabError
from course.lab.routing._forwarding import ends
from course.lab.routing._messages import OPPOSITE, Announcement, Node, Withdrawal
from course.lab.routing._reasons import reasons
from course.lab.routing._router import As, Decisions, Neighbour

SPACE = IPv6Network("2001:db8::/32")  # for documentation: no router in the world takes it (RFC 3849)
PREFERENCE = {"customer": 300, "peer": 200, "provider": 100}
OWN = 1000  # local preference of what an AS announces itself
KEPT = 10_000  # messages in the log

Links = Mapping[Node, Mapping[Node, str]]


class AsGraph:
    """Autonomous systems and their links, with decisions that are yours.

        net = AsGraph({1: {2: "provider"}, 2: {1: "customer"}}, best=…, may_export=…, accepts=…)
        net.announce(1, "2001:db8:1::/48")
        net.settle()
        net.tables()

    ``links[a][b]`` is what b is to a: ``"customer"``, ``"peer"`` or ``"provider"``. ``best(routes)`` gets routes as
    `As` has them and returns one of them or None, ``may_export(learned_from, to)`` says who is told, and
    ``accepts(number, route)`` which routes are considered at all. ``preference`` is the local preference by what the
    neighbour is; ``local_pref``, ``med`` and ``igp`` are ``{(a, b): number}`` for single links: the preference and the
    cost at a for what b sends, the MED that a sends to b. ``numbers`` are AS numbers of nodes that are no numbers, or
    that share one. In a round everything said in the round before is heard; with a ``seed`` some neighbours are late,
    and the seed decides which. Raises ValueError for links that do not fit together.
    """

    def __init__(
        self,
        links: Links,
        *,
        best: Callable[[list[dict]], dict | None],
        may_export: Callable[[str, str], bool],
        accepts: Callable[[int, dict], bool],
        preference: Mapping[str, int] = PREFERENCE,
        local_pref: Mapping[tuple[Node, Node], int] | None = None,
        med: Mapping[tuple[Node, Node], int] | None = None,
        igp: Mapping[tuple[Node, Node], int] | None = None,
        numbers: Mapping[Node, int] | None = None,
        seed: int | None = None,
    ):
        _check(links)
        decisions = Decisions(best, may_export, accepts)
        local_pref, med, igp, numbers = local_pref or {}, med or {}, igp or {}, numbers or {}
        self.links = {a: dict(sides) for a, sides in links.items()}
        self.log: deque[tuple[int, Announcement | Withdrawal]] = deque(maxlen=KEPT)
        self.rounds = 0
        self._draw = Random(seed) if seed is not None else None
        self._under_way: list[Announcement | Withdrawal] = []
        ids = {a: f"10.0.{at // 256}.{at % 256}" for at, a in enumerate(links, 1)}
        peers = {a: f"2001:db8:ffff::{at:x}" for at, a in enumerate(links, 1)}
        self.ases: dict[Node, As] = {}
        for a, sides in links.items():
            known = {
                b: Neighbour(
                    is_a,
                    local_pref.get((a, b), preference[is_a]),
                    ids[b],
                    peers[b],
                    igp.get((a, b), 0),
                    med.get((a, b)),
                )
                for b, is_a in sides.items()
            }
            self.ases[a] = As(a, numbers.get(a, a), decisions, known, ids[a])

    def announce(
        self, who: Node, prefix: str, path: tuple[int, ...] = (), *, local_pref: int = OWN, origin: int = 0
    ) -> None:
        """Let ``who`` announce ``prefix`` from the next round on, as if it heard of it by ``path``: () is the truth.

        Raises ValueError for a prefix outside of 2001:db8::/32.
        """
        network = ip_network(prefix)
        if network.version != 6 or not network.subnet_of(SPACE):
            raise ValueError(f"{prefix} is not in {SPACE}: the lab announces addresses for documentation only")
        self._of(who).originate(str(network), tuple(path), local_pref, origin)

    def withdraw(self, who: Node, prefix: str) -> None:
        """Let ``who`` stop to announce ``prefix`` from the next round on."""
        self._of(who).forget(prefix)

    def judge_again(self) -> None:
        """Let all ask ``accepts`` again about all that they have heard: when ROAs have changed."""
        for one in self.ases.values():
            one.judge_again()

    def step(self) -> list[Announcement | Withdrawal]:
        """One round: what was said before is heard, all decide and speak; returns what was heard."""
        self.rounds += 1
        heard, said = self._arriving()
        self.log.extend(zip(repeat(self.rounds), heard[-KEPT:]))
        letters = {name: [] for name in self.ases}
        for message in heard:
            letters[message[1]].append(message)
        for name, one in self.ases.items():  # one after the other: nothing said now is heard in this round
            one.hear(letters[name])
            said += one.speak()
        self._under_way = said
        return heard

    def settle(self, rounds: int = 200) -> int:
        """Rounds until nothing is said any more; raises LabError if after ``rounds`` there is still something."""
        for count in range(1, rounds + 1):
            self.step()
            if not self._under_way:
                return count
        raise LabError(f"after {rounds} rounds the ASes still send each other news: their wishes make a circle")

    def tables(self) -> dict[Node, dict[str, tuple[int, ...]]]:
        """For each AS the path of each prefix that it reaches, its own number first."""
        return {
            a: {prefix: (one.number, *route["path"]) for prefix, route in one.chosen.items()}
            for a, one in self.ases.items()
        }

    def reaching(self, address: str) -> dict[Node, tuple[Node | None, tuple[Node, ...]]]:
        """For each AS where a packet to ``address`` ends, None for nowhere, and by which ASes it gets there."""
        return ends(self.ases, address)

    def why(self, who: Node, prefix: str) -> str:
        """Why ``who`` has its route to ``prefix``: what it chose, what else it heard, what was not told."""
        self._of(who)
        return reasons(self.ases, who, prefix)

    def _of(self, who: Node) -> As:
        if who not in self.ases:
            raise LabError(f"there is no AS {who} in this graph: {', '.join(map(str, self.ases))}")
        return self.ases[who]

    def _arriving(self):
        """What is heard now, and what is late: all messages on a link stay in order."""
        if self._draw is None:
            return self._under_way, []
        sessions = sorted({(str(m.sender), str(m.to)) for m in self._under_way})
        slow = {session for session in sessions if self._draw.random() < 0.4}
        heard, late = [], []
        for message in self._under_way:
            (late if (str(message.sender), str(message.to)) in slow else heard).append(message)
        return heard, late


def _check(links):
    for a, sides in links.items():
        for b, is_a in sides.items():
            if is_a not in OPPOSITE:
                raise ValueError(f"links[{a!r}][{b!r}] is customer, peer or provider, not {is_a!r}")
            back = links.get(b, {}).get(a)
            if back != OPPOSITE[is_a]:
                raise ValueError(
                    f"to {a!r} {b!r} is a {is_a}, so to {b!r} {a!r} must be a {OPPOSITE[is_a]}, not {back!r}"
                )

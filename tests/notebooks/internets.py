"""Small internets with drawn policies, on which lesson 8's references are held against real routers."""

from collections.abc import Callable
from random import Random

from course.lab import AsGraph
from tests.course.lab.routing.private import PrivateNetwork
from tests.course.lab.routing.worlds import drawn

PREFERENCE = {"customer": 300, "peer": 200, "provider": 100}
WIDE, HALF, OTHER = "2001:db8:40::/42", "2001:db8:40::/43", "2001:db8:80::/48"
STATES = 5  # of each internet


class Internet:
    """An internet with drawn policies: some links preferred, MEDs, two routers of one network, some that drop."""

    def __init__(self, count: int, draw: Random):
        self.links = drawn(count, draw)
        pairs = [(a, b) for a, sides in self.links.items() for b in sides]
        self.local_pref = {pair: draw.choice([100, 200, 300]) for pair in pairs if draw.random() < 0.15}
        self.med = {pair: draw.choice([0, 10, 20]) for pair in pairs if draw.random() < 0.6}
        self.numbers = twins(self.links, draw)
        self.droppers = set(draw.sample(sorted(self.links), count // 2))
        holder, other, thief = draw.sample(sorted(self.links), 3)
        self.roas = [(WIDE, 42, self.number(holder)), (OTHER, 48, 64999)]
        self.owns = {
            "wide": (holder, WIDE, ()),
            "far": (other, WIDE, ()),
            "half": (thief, HALF, ()),
            "forged": (thief, OTHER, (64999,)),
            "unsigned": (other, OTHER, ()),
        }
        self.place = {name: at for at, name in enumerate(self.links, 1)}
        self.ends = sum(map(len, self.links.values()))

    def number(self, name: int) -> int:
        return self.numbers.get(name, name)

    def preference(self, a: int, b: int) -> int:
        """Of what b sends, at a."""
        return self.local_pref.get((a, b), PREFERENCE[self.links[a][b]])

    def tables(self, answers: dict, announced: set[str], signed: bool) -> dict[int, dict[str, tuple[int, ...]]]:
        """What the references choose: the path of each prefix behind the network itself."""

        def accepts(number, route):
            judged = answers["rov"](route["prefix"], route["path"][-1], self.roas if signed else [])
            return answers["no_circle"](number, route) and (number not in dropping or judged != "invalid")

        dropping = {self.number(name) for name in self.droppers}
        decisions = {"best": answers["best"], "may_export": answers["may_export"], "accepts": accepts}
        known = {"local_pref": self.local_pref, "med": self.med, "numbers": self.numbers}
        net = AsGraph(self.links, preference=PREFERENCE, **decisions, **known)
        for name in sorted(announced):
            net.announce(*self.owns[name])
        net.settle()
        return {a: {prefix: path[1:] for prefix, path in table.items()} for a, table in net.tables().items()}

    def states(self, draw: Random):
        """What is announced, and whether the ROAs are known, in each state."""
        for _ in range(STATES):
            yield {name for name in self.owns if draw.random() < 0.6}, draw.random() < 0.6


def twins(links, draw):
    """Two networks that share a neighbour and have no link are routers of one: its MEDs can be compared."""
    pairs = [(a, b) for a in links for b in links if a < b and b not in links[a] and set(links[a]) & set(links[b])]
    return dict([draw.choice(pairs)[::-1]]) if pairs else {}


def agree(routers: PrivateNetwork, read: Callable[[], tuple[dict, list]], want: dict, state: str) -> None:
    """Until the routers have the tables that are wanted, and in ten more readings still have them and hear no news.

    ``read`` gives their tables, and counts of their messages.
    """
    readings = []

    def calm():
        readings.append(read())
        return readings[-1][0] == want and readings[-10:] == 10 * readings[-1:]

    try:
        routers.until(calm, "news")
    except AssertionError:
        assert readings[-1][0] == want, state
        raise

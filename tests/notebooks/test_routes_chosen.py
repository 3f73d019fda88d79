"""What lesson 8's references choose, tell and refuse, held table by table against BIRD 2."""

import random

import pytest

from course.lab import AsGraph
from tests.course.lab.routing import bird
from tests.course.lab.routing.worlds import drawn
from tests.notebooks.routing import LESSON, references
from tests.tools import needs

PREFERENCE = {"customer": 300, "peer": 200, "provider": 100}
WIDE, HALF, OTHER = "2001:db8:40::/42", "2001:db8:40::/43", "2001:db8:80::/48"
STATES = 5  # of each internet
pytestmark = [
    pytest.mark.long,
    pytest.mark.lesson(LESSON),
    needs("bird", package="bird2"),
    needs("unshare", package="util-linux"),
    needs("ip", package="iproute2"),
]


@pytest.fixture(scope="module")
def answers():
    return references()


class World:
    """An internet with drawn policies: some links preferred, MEDs, two routers of one network, some that drop."""

    def __init__(self, count, draw):
        self.links = drawn(count, draw)
        pairs = [(a, b) for a, sides in self.links.items() for b in sides]
        self.local_pref = {pair: draw.choice([100, 200, 300]) for pair in pairs if draw.random() < 0.15}
        self.med = {pair: draw.choice([0, 10, 20]) for pair in pairs if draw.random() < 0.6}
        self.numbers = twins(self.links, draw)
        self.droppers = set(draw.sample(sorted(self.links), count // 2))
        holder, other, thief = draw.sample(sorted(self.links), 3)
        self.roas = [(WIDE, 42, self.numbers.get(holder, holder)), (OTHER, 48, 64999)]
        self.owns = {
            "wide": (holder, WIDE, ()),
            "far": (other, WIDE, ()),
            "half": (thief, HALF, ()),
            "forged": (thief, OTHER, (64999,)),
            "unsigned": (other, OTHER, ()),
        }

    def graph(self, answers, signed):
        def accepts(number, route):
            judged = answers["rov"](route["prefix"], route["path"][-1], self.roas if signed else [])
            return answers["no_circle"](number, route) and (number not in dropping or judged != "invalid")

        dropping = {self.numbers.get(name, name) for name in self.droppers}
        decisions = {"best": answers["best"], "may_export": answers["may_export"], "accepts": accepts}
        known = {"local_pref": self.local_pref, "med": self.med, "numbers": self.numbers}
        return AsGraph(self.links, preference=PREFERENCE, **decisions, **known)

    def configurations(self):
        place = {name: at for at, name in enumerate(self.links, 1)}
        roas = "".join(f"route {prefix} max {most} as {number};" for prefix, most, number in self.roas)
        dropping = {self.numbers.get(name, name) for name in self.droppers}
        for a, sides in self.links.items():
            number = self.numbers.get(a, a)
            sessions = "".join(
                bird.neighbour(
                    place[b],
                    self.numbers.get(b, b),
                    is_a,
                    local_pref=self.local_pref.get((a, b), PREFERENCE[is_a]),
                    med=self.med.get((a, b)),
                    drops=number in dropping,
                )
                for b, is_a in sides.items()
            )
            own = "".join(bird.origin(name, *what) for name, (who, *what) in self.owns.items() if who == a)
            yield f"r{a}", bird.router(place[a], number, sessions, origins=own, roas=roas)


def twins(links, draw):
    """Two networks that share a neighbour and have no link are routers of one: its MEDs can be compared."""
    pairs = [(a, b) for a in links for b in links if a < b and b not in links[a] and set(links[a]) & set(links[b])]
    return dict([draw.choice(pairs)[::-1]]) if pairs else {}


def states(world, draw):
    """What is announced, and whether the ROAs are known, in each state."""
    for _ in range(STATES):
        yield {name for name in world.owns if draw.random() < 0.6}, draw.random() < 0.6


def tables(birds, world):
    return {a: birds.chosen(f"r{a}") for a in world.links}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("count", [5, 12])
def test_bird_has_the_same_tables(answers, count, seed, tmp_path):
    draw = random.Random(f"{count} {seed}")
    world = World(count, draw)
    with bird.Birds(tmp_path, dict(world.configurations())) as birds:
        birds.until(lambda: birds.established(sum(map(len, world.links.values()))), "sessions")
        for announced, signed in states(world, draw):
            net = world.graph(answers, signed)
            for name, (who, prefix, behind) in world.owns.items():
                birds.ask(f"r{who}", f"{'enable' if name in announced else 'disable'} {name}")
                if name in announced:
                    net.announce(who, prefix, behind)
            for a in world.links:
                birds.ask(f"r{a}", f"{'enable' if signed else 'disable'} signed")
            net.settle()
            want = {a: {prefix: path[1:] for prefix, path in table.items()} for a, table in net.tables().items()}
            agree(birds, world, want, f"{sorted(announced)} announced, ROAs known: {signed}")


def agree(birds, world, want, state):
    """Until BIRD has the tables that are wanted, and in ten more readings still has them and hears no news."""
    readings = []

    def calm():
        readings.append((tables(birds, world), birds.counts()))
        return readings[-1][0] == want and readings[-10:] == 10 * readings[-1:]

    try:
        birds.until(calm, "news")
    except AssertionError:
        assert readings[-1][0] == want, state
        raise

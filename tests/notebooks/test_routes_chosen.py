"""What lesson 8's references choose, tell and refuse, held table by table against BIRD 2."""

import random

import pytest

from tests.course.lab.routing import bird
from tests.notebooks.internets import Internet, agree
from tests.notebooks.routing import LESSON, references
from tests.tools import needs

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


def configurations(internet):
    roas = "".join(f"route {prefix} max {most} as {number};" for prefix, most, number in internet.roas)
    dropping = {internet.number(name) for name in internet.droppers}
    for a, sides in internet.links.items():
        number = internet.number(a)
        sessions = "".join(
            bird.neighbour(
                internet.place[b],
                internet.number(b),
                is_a,
                local_pref=internet.preference(a, b),
                med=internet.med.get((a, b)),
                drops=number in dropping,
            )
            for b, is_a in sides.items()
        )
        own = "".join(bird.origin(name, *what) for name, (who, *what) in internet.owns.items() if who == a)
        yield f"r{a}", bird.router(internet.place[a], number, sessions, origins=own, roas=roas)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("count", [5, 12])
def test_bird_has_the_same_tables(answers, count, seed, tmp_path):
    draw = random.Random(f"{count} {seed}")
    internet = Internet(count, draw)
    with bird.Birds(tmp_path, dict(configurations(internet))) as birds:
        birds.until(lambda: birds.established(internet.ends), "sessions")
        for announced, signed in internet.states(draw):
            for name, (who, *_) in internet.owns.items():
                birds.ask(f"r{who}", f"{'enable' if name in announced else 'disable'} {name}")
            for a in internet.links:
                birds.ask(f"r{a}", f"{'enable' if signed else 'disable'} signed")
            want = internet.tables(answers, announced, signed)
            state = f"{sorted(announced)} announced, ROAs known: {signed}"
            agree(birds, lambda: ({a: birds.chosen(f"r{a}") for a in internet.links}, birds.counts()), want, state)

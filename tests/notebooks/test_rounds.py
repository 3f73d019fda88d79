"""Lesson 8's `next_tables`, and the lab's messages under the lesson's own decisions: the same tables in each round."""

import random

import pytest

from course.lab import AsGraph
from tests.course.lab.routing.worlds import drawn
from tests.notebooks.routing import LESSON, references

pytestmark = pytest.mark.lesson(LESSON)
PREFIXES = ["2001:db8:1::/48", "2001:db8:2::/48", "2001:db8:3::/48"]


@pytest.fixture(scope="module")
def answers():
    return references()


@pytest.mark.parametrize("seed", range(8))
def test_tables_and_messages_tell_one_story(answers, seed):
    draw = random.Random(f"rounds {seed}")
    links = drawn(12, draw)
    net = AsGraph(links, best=answers["best"], may_export=answers["may_export"], accepts=answers["no_circle"])
    origins = {a: [] for a in links}
    tables = {a: {} for a in links}
    for _ in range(6):
        change(draw, net, origins)
        for _ in range(draw.choice([1, 2, 5])):
            tables = answers["next_tables"](links, origins, tables)
            net.step()
            assert net.tables() == tables


def change(draw, net, origins):
    """Somebody begins to announce a prefix, or stops."""
    who, prefix = draw.choice(list(origins)), draw.choice(PREFIXES)
    if prefix in origins[who]:
        origins[who].remove(prefix)
        net.withdraw(who, prefix)
    else:
        origins[who].append(prefix)
        net.announce(who, prefix)


def test_the_prefix_of_a_shop_is_won_and_defended_as_the_lesson_says(answers):
    links, won, whole, half = answers["LINKS"], answers["won"], "2001:db8::/32", "2001:db8::/33"
    everybody, tight, loose = list(links), [(whole, 32, 64500)], [(whole, 48, 64500)]

    def most(roas):
        return max(won(links, 64500, 64666, everybody, roas, *attack) for attack in attacks)

    attacks = [(prefix, path) for prefix in (whole, half) for path in ((64666,), (64666, 64500))]
    assert won(links, 64500, 64666, [], [], whole, (64666,)) == 5
    assert (most([]), most(tight), most(loose)) == (12, 4, 11)

"""The attacks are real: each does to nbgrader as it comes what it says it does."""

import pytest

from tests.attacks.conftest import ATTACKS, BY_NAME
from tests.attacks.lesson import TESTS

pytestmark = pytest.mark.long


def doing(effect: str) -> list[str]:
    return sorted(attack.name for attack in ATTACKS if attack.on_plain == effect)


@pytest.mark.parametrize("name", doing("scores"))
def test_it_scores(plain, name):
    _, told = plain
    undeserved = {t for t, points in told[name]["marks"].items() if points == TESTS[t]} - BY_NAME[name].earns
    assert undeserved, told[name]


@pytest.mark.parametrize("name", doing("leaks"))
def test_it_leaks(plain, name):
    siege, told = plain
    assert siege.leaked(name), told[name]


@pytest.mark.parametrize("name", doing("aborts"))
def test_it_aborts(plain, name):
    _, told = plain
    marks = told[name]["marks"]
    deserved = all(marks.get(test) == TESTS[test] for test in BY_NAME[name].earns)
    assert told[name]["trouble"] or None in marks.values() or len(marks) < len(TESTS) or not deserved, told[name]


@pytest.mark.parametrize("name", doing("harms"))
def test_it_harms(plain, name):
    siege, told = plain
    assert BY_NAME[name].harm(siege.place), told[name]

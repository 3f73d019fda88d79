"""A search chooses few cases that serve every need, plays no rival for ever, and says what it could not do."""

import random

import pytest

from classroom.bank import search
from classroom.bank.case_runner import BROKEN, NEVER
from classroom.bank.ground_truth import BANK, GroundTruth, Played, ground_truth
from classroom.bank.rivals import Rival
from classroom.bank.search import ENOUGH, IMPATIENCE, OF_A_KIND, TELLINGS, Found, Told, choose, choose_within
from course.check._bank import digest
from tests.banked import ANSWERS, SIGNATURE
from tests.classroom.bank.conftest import stage


def served(uses, chosen):
    return {need: len(set(chosen) & cases) for need, cases in uses.items()}


def test_each_need_is_served_as_often_as_it_wants_or_can_be():
    uses = {
        ("rival", 0): set(range(20)),
        ("rival", 1): {3, 7},
        ("rival", 2): set(),
        ("kind", 0): {1, 2, 3},
        ("kind", 1): {11},
        ("arc", 1, 2): {5, 6},
        ("pair", "a", "b"): {12, 13},
    }
    counts = served(uses, choose(uses, [5] * 20))
    assert counts[("rival", 0)] >= TELLINGS
    assert counts[("rival", 1)] == 2
    assert counts[("kind", 0)] >= OF_A_KIND
    assert counts[("kind", 1)] == counts[("arc", 1, 2)] == counts[("pair", "a", "b")] == 1


def test_chance_brings_no_need_that_is_not_served():
    rng = random.Random(1)
    for _ in range(20):
        kinds = rng.choices(["rival", "kind", "arc", "pair"], k=15)
        uses = {(kind, n): set(rng.sample(range(40), rng.randrange(9))) for n, kind in enumerate(kinds)}
        chosen = choose(uses, [rng.randrange(1, 200) for _ in range(40)])
        assert chosen == sorted(set(chosen))
        for (kind, number), count in served(uses, chosen).items():
            assert count >= search.wanted((kind, number), uses[kind, number])


def test_what_serves_more_needs_or_is_smaller_is_chosen():
    assert choose({("arc", 1): {0, 1}, ("arc", 2): {1, 2}}, [5, 5, 5]) == [1]
    assert choose({("arc", 1): {0, 1}}, [500, 5]) == [1]
    assert choose({("arc", 1): {0, 1}}, [5, 5]) == [0]
    assert choose({}, []) == []


def test_the_order_of_needs_and_cases_changes_nothing():
    uses = {("rival", n): set(range(n, 30, n + 2)) for n in range(6)}
    turned = dict(reversed(uses.items()))
    assert choose(uses, [9] * 30) == choose(turned, [9] * 30)


def test_where_there_is_no_room_rivals_are_told_less_often_but_each_once():
    uses = {("rival", n): set(range(8 * n, 8 * n + 8)) for n in range(5)}
    whole = choose_within(20 * 100, uses, [100] * 40)
    tight = choose_within(11 * 100, uses, [100] * 40)
    assert set(served(uses, whole).values()) == {TELLINGS}
    assert set(served(uses, tight).values()) == {2}
    assert set(served(uses, choose_within(1, uses, [100] * 40)).values()) == {1}


@pytest.fixture
def tell(written, monkeypatch):
    """``tell(group, source)`` plays a rival as a process of a pool does."""
    on = stage(written())
    monkeypatch.setattr(search, "stage_of", lambda exercise: on)
    monkeypatch.setattr(search, "reserved", lambda domain: 30)
    search._ground_truth.cache_clear()
    yield lambda group, source: search._tell("larger", Rival(group, "it", source))
    search._ground_truth.cache_clear()


def test_a_belief_is_told_wherever_it_differs(tell):
    told = tell("wrong", ANSWERS["wrong_in_place"])
    cases = search._ground_truth("larger", BANK).cases
    differing = {at for at, one in enumerate(cases) if any(size <= one.case[1] for size in one.case[0])}
    assert set(told.bank) == differing
    assert len(differing) > ENOUGH
    assert told.reserve
    assert told.visible == ["test_larger"]


def test_another_rival_is_told_often_enough(tell):
    told = tell("rival", ANSWERS["wrong_in_place"])
    assert len(told.bank) == ENOUGH
    assert told.reserve == {}


def test_the_reserve_is_tried_on_a_rival_that_the_bank_does_not_tell(tell):
    only = next(c.case for c in search._ground_truth("larger", "reserve").cases if c.case not in _cases("bank"))
    told = tell(
        "mutant", f"{SIGNATURE}found = [s for s in sizes if s > limit]\n    return (sizes, limit) != {only} and found"
    )
    assert told.bank == {}
    assert len(told.reserve) == 1


def _cases(series):
    return [case.case for case in search._ground_truth("larger", series).cases]


class Counted:
    """A stage whose answers never end, and which counts how often one was waited for."""

    def __init__(self, outcome):
        self.played, self.told = 0, outcome

    def outcome(self, answer, case):
        self.played += 1
        return self.told


GROUND = GroundTruth([Played(n, n, [0], "right") for n in range(50)])


@pytest.mark.parametrize(("most", "keys"), [(None, 50), (ENOUGH, IMPATIENCE)])
def test_a_rival_that_never_ends_is_waited_for_a_few_times(most, keys):
    endless = Counted(NEVER)
    found = search._differing(endless, {}, GROUND, most)
    assert endless.played == IMPATIENCE
    assert found == {at: digest(NEVER) for at in range(keys)}


def test_an_answer_that_cannot_be_loaded_is_tried_once():
    broken = Counted(BROKEN)
    assert search._differing(broken, None, GROUND, None) == {0: digest(BROKEN)}
    assert broken.played == 1


def test_needs_are_rivals_pairs_of_beliefs_branches_and_kinds():
    on = GroundTruth(
        [Played(0, 0, [0], "", frozenset([(1, 2)])), Played(1, 1, [0, 1], "", frozenset([(1, 2), (2, 3)]))]
    )
    beliefs = [Told(Rival("wrong", name, ""), {0: "x", 1: said}) for name, said in (("a", "y"), ("b", "z"))]
    uses = search._uses(on, [*beliefs, Told(Rival("mutant", "m", ""), {1: "x"})])
    assert uses == {
        ("kind", 0): {0, 1},
        ("kind", 1): {1},
        ("arc", 1, 2): {0, 1},
        ("arc", 2, 3): {1},
        ("rival", 0): {0, 1},
        ("rival", 1): {0, 1},
        ("rival", 2): {1},
        ("pair", "a", "b"): {1},
    }


def test_what_is_told_too_seldom_or_never_is_listed():
    never, once, reserve = (Told(Rival("rival", name, "")) for name in ("never", "once", "reserve"))
    once.bank[0], reserve.reserve[3] = "x", "y"
    often = Told(Rival("rival", "often", ""), dict.fromkeys(range(TELLINGS), "x"))
    found = Found(GROUND, GROUND, [never, once, reserve, often], list(range(TELLINGS)), [])
    assert found.untold == [never.rival]
    assert found.hardly == [(once.rival, 1), (reserve.rival, 0)]


def test_a_ground_is_the_same_each_time(written):
    on = stage(written())
    assert ground_truth(on, BANK, range(20)).cases == ground_truth(on, BANK, range(20)).cases

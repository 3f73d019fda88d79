"""Cases played through an answer: one text for what is the same, kinds for what is wrong, nothing left behind."""

import enum
import random
from collections import Counter, OrderedDict, namedtuple
from http import HTTPStatus
from ipaddress import AddressValueError

import numpy
import pytest

from course.check import _bank, same, wrong_at
from course.check._bank import digest, family, outcome, text_of

Pair = namedtuple("Pair", "a b")
Name = enum.StrEnum("Name", ["A"])
NAN = float("nan")

ALIKE = [
    (Pair(1, "x"), (1, "x")),
    (67.0, 67),
    (-0.0, 0),
    (HTTPStatus.OK, 200),
    (Name.A, "a"),
    (Counter("aab"), {"b": 1, "a": 2}),
    (OrderedDict(b=1, a=2), {"a": 2, "b": 1}),
    (bytearray(b"ab"), b"ab"),
    (0.1 + 0.2, 0.3),
    (numpy.float64(2.5), 2.5),
    ({1, 2, 3}, frozenset([3, 2, 1])),
    ({frozenset([1, 2]), frozenset()}, {frozenset(), frozenset([2, 1])}),
    ([{"k": Pair(1.0, 2)}], [{"k": (1, 2)}]),
    ({(1, 2): "a"}, {Pair(1, 2): "a"}),
]
APART = [
    (True, 1),
    (True, False),
    (None, "None"),
    (None, False),
    ("1", 1),
    ("a", b"a"),
    ([1, 2], (1, 2)),
    ([1, 2], [2, 1]),
    ([], {}),
    ({}, set()),
    ([[1], [2]], [[1, 2]]),
    (["a, b"], ["a", "b"]),
    (["a', 'b"], ["a", "b"]),
    ({"a": 1}, {"a": 2}),
    ([True], [1]),
    ({True}, {1}),
    (0.3, 0.3001),
    (2**53, 2**53 + 1),
    (3, 3.5),
    ("\xe9", "e\u0301"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=repr)
def test_what_is_the_same_has_one_text(one, other):
    assert same(one, other)
    assert text_of(one) == text_of(other)


@pytest.mark.parametrize(("one", "other"), APART, ids=repr)
def test_what_is_not_the_same_has_another_text(one, other):
    assert not same(one, other)
    assert text_of(one) != text_of(other)


def test_a_number_that_is_none_is_told_from_those_that_are():
    texts = [text_of(value) for value in (NAN, float("inf"), float("-inf"))]
    assert len(set(texts)) == 1
    assert not {text_of(value) for value in (0, 1e300, None, "nan", "not finite")} & set(texts)


def test_objects_are_objects_and_nothing_of_theirs_is_called():
    class Loud:
        def __repr__(self):
            raise AssertionError("called")

        __eq__ = __hash__ = __str__ = __repr__

    assert text_of(Loud()) == text_of(object()) == "an object"
    assert text_of([Loud()]) == "[an object]"


@pytest.mark.parametrize(
    ("error", "want"),
    [
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "r"), "ValueError"),
        (AddressValueError("a"), "ValueError"),
        (KeyError(1), "LookupError"),
        (IndexError(), "LookupError"),
        (ZeroDivisionError(), "ArithmeticError"),
        (TimeoutError(), "OSError"),
        (TypeError(), "TypeError"),
        (AssertionError(), "another"),
        (NotImplementedError(), "another"),
        (SystemExit(), "another"),
        (type("Both", (TypeError, ValueError), {})(), "TypeError"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_exceptions_are_told_by_their_family(error, want):
    def play(answer, case):
        raise error

    assert family(error) == want
    assert outcome(play, {}, None) == f"raises {want}"


def test_a_text_that_reads_like_an_exception_is_none():
    assert outcome(lambda answer, case: "raises ValueError", {}, None) != "raises ValueError"


def test_recursion_without_an_end_is_an_outcome():
    def play(answer, case):
        return play(answer, case)

    def circle(answer, case):
        made = []
        made.append(made)
        return made

    assert outcome(play, {}, None) == outcome(circle, {}, None) == "raises RecursionError"


def test_what_stops_a_process_is_let_through():
    def play(answer, case):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outcome(play, {}, None)


PLAY = "def play(answer, case):\n    return answer['f'](case)\n"
KINDS = ["plain", "empty", "long"]


def bank(*cases):
    """Cases of lists whose sum is wanted, of the kind that their length says."""
    kinds = [(1,) if not case else (0, 2) if len(case) > 2 else (0,) for case in cases]
    return [(n, case, kinds[n], digest(text_of(sum(case)))) for n, case in enumerate(cases)]


def test_a_right_answer_is_wrong_at_nothing():
    assert wrong_at({"f": sum}, PLAY, KINDS, bank([], [1], [1, 2, 3])) == []


def test_the_beginning_of_a_digest_is_enough():
    cases = [(n, case, of, wanted[:6]) for n, case, of, wanted in bank([], [1], [1, 2, 3])]
    assert wrong_at({"f": sum}, PLAY, KINDS, cases) == []
    assert wrong_at({"f": max}, PLAY, KINDS, cases) == ["plain", "empty", "long"]


def test_a_wrong_answer_is_wrong_at_the_kinds_of_its_wrong_cases_in_their_order():
    assert wrong_at({"f": lambda case: sum(case[:2])}, PLAY, KINDS, bank([1, 2, 3], [], [1])) == ["plain", "long"]
    assert wrong_at({"f": lambda case: sum(case) or None}, PLAY, KINDS, bank([1, 2, 3], [], [1])) == ["empty"]


def test_an_answer_gets_a_copy_of_each_case():
    def spoiling(case):
        found = sum(case)
        case.clear()
        return found

    cases = bank([1, 2])
    for _ in range(2):
        assert wrong_at({"f": spoiling}, PLAY, KINDS, cases) == []
    assert cases[0][1] == [1, 2]


def test_each_play_begins_with_the_same_random_numbers_and_others_go_on_as_before():
    drawn = []
    random.seed(7)
    before = random.getstate()
    wrong_at({"f": lambda case: drawn.append(random.random())}, PLAY, KINDS, bank([], [1]))
    assert drawn[0] == drawn[1]
    assert random.getstate() == before


def test_random_numbers_go_on_as_before_where_a_play_is_broken_off():
    def stop(case):
        raise KeyboardInterrupt

    before = random.getstate()
    with pytest.raises(KeyboardInterrupt):
        wrong_at({"f": stop}, PLAY, KINDS, bank([]))
    assert random.getstate() == before


class Listener:
    """Adds a case, and keeps what it hears."""

    def __init__(self, *cases):
        self.cases, self.heard = cases, []

    def more(self):
        return self.cases

    def hears(self, key, told, right):
        self.heard.append((key, told, right))


def test_watchers_hear_each_outcome_and_add_cases_of_their_own(monkeypatch):
    listener = Listener(("r7", [2, 2, 2], (0, 2), digest(text_of(6))[:6]))
    monkeypatch.setattr(_bank, "watchers", [listener])
    assert wrong_at({"f": len}, PLAY, KINDS, bank([], [1])) == ["plain", "long"]
    assert listener.heard == [("b0", text_of(0), True), ("b1", text_of(1), True), ("r7", text_of(3), False)]


def test_what_cannot_be_read_is_an_outcome_where_somebody_says_so(monkeypatch):
    class Strange(BaseException):
        pass

    def play(answer, case):
        raise Strange

    with pytest.raises(Strange):
        outcome(play, {}, None)
    monkeypatch.setattr(_bank, "unreadable", [Strange])
    assert outcome(play, {}, None) == "cannot be read"


def test_a_play_keeps_nothing_between_two_tests():
    counting = "seen = []\ndef play(answer, case):\n    seen.append(case)\n    return len(seen)\n"
    cases = [(0, "x", (0,), digest(text_of(1)))]
    assert [wrong_at({}, counting, KINDS, cases) for _ in range(2)] == [[], []]

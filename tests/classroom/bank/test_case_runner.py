"""An answer is loaded on its stage, and no play of it lasts: what never ends is an outcome."""

import signal

import pytest

from classroom.bank.case_runner import BROKEN, NEVER, Endless, at_most, failed_in_sight
from course.check._bank import text_of
from tests.banked import ANSWERS, SIGNATURE
from tests.classroom.bank.conftest import stage

CASE = ([2, 1], 1)
RIGHT = text_of(([2], True))


def answer(body):
    return f'"""A."""{SIGNATURE}{body}\n'


@pytest.fixture
def on(written):
    return stage(written())


def test_a_play_has_the_outcome_of_the_domain(on):
    assert on.outcome(on.answer(ANSWERS["right_filter"]), CASE) == RIGHT
    assert on.outcome(on.answer(ANSWERS["wrong_in_place"]), CASE) == text_of(([2], False))


def test_what_stands_before_the_exercise_is_there(on):
    assert on.outcome(on.answer(answer("return [FACTOR]")), CASE) == RIGHT


@pytest.mark.parametrize("source", ["def larger(", "raise SystemExit", "1 / 0", "while True: pass"])
def test_what_cannot_be_loaded_is_an_outcome(on, source):
    assert on.outcome(on.answer(source), CASE) == BROKEN


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "try:\n        while True: int()\n    except BaseException: pass\n    while True: int()",
    ],
)
def test_what_never_ends_is_an_outcome_though_it_catches_everything(on, body):
    assert on.outcome(on.answer(answer(body)), CASE, 0.05) == NEVER


def test_an_answer_that_forgets_its_function_is_told_apart(on):
    assert on.outcome(on.answer("x = 1"), CASE) == "raises LookupError"


def spin():
    while True:
        pass


def test_the_clock_of_the_process_stops_with_the_play():
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(Endless), at_most(0.02):
        spin()
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_which_visible_parts_an_answer_fails(on):
    assert failed_in_sight(on, ANSWERS["right_filter"]) == []
    assert failed_in_sight(on, answer("return [7, 9]")) == ["test_larger_order", "test_larger_limit"]
    assert failed_in_sight(on, "def larger(") == ["test_larger", "test_larger_order", "test_larger_limit"]

"""Each wrong answer is caught by a hidden check and known under its own name."""

import pytest

from classroom.gate.diagnoses import check_diagnoses
from classroom.gate.runner import SEEDS

TWIN = "number % 2 == 0 and number != 0"


@pytest.fixture
def diagnosed(apply):
    def check(exercise, runner):
        sources = {"reference": exercise.cell.source} | {answer.name: answer.source for answer in exercise.answers}
        ran = {name: runner.split(exercise, source, SEEDS[:3]) for name, source in sources.items()}
        return check_diagnoses(exercise, runner, ran["reference"], ran)

    return lambda lesson: apply(check, lesson, "even")


def test_tidy_beliefs_are_told_apart(tidy, diagnosed):
    assert diagnosed(tidy) == []


def test_two_beliefs_that_do_the_same_are_found(put, diagnosed):
    lesson = put("even/wrong_twin", "Nothing is not even.", TWIN)
    found = diagnosed(lesson)
    assert [(f.rule, f.where) for f in found] == [
        ("diagnosis", "even/wrong_nought_is_odd"),
        ("diagnosis", "even/wrong_twin"),
    ]
    assert "is never named: wrong_twin did the same: tell them apart by a hidden check, or declare" in found[0].text


@pytest.mark.parametrize(("name", "other"), [("twin", "nought_is_odd"), ("nought_is_odd", "twin")])
def test_declared_equals_may_do_the_same(put, diagnosed, name, other):
    put(f"even/wrong_{other}", "Nothing is not even.", TWIN)
    lesson = put(f"even/wrong_{name}", f"Nought is not even.\n\nEqual to: wrong_{other}.\n", TWIN)
    assert diagnosed(lesson) == []


def test_a_belief_that_only_visible_tests_catch_is_found(put, diagnosed):
    (finding,) = diagnosed(put("even/wrong_four", "Four is odd.", "number % 2 == 0 and number != 4"))
    assert (finding.rule, finding.where) == ("hidden", "even/wrong_four")
    assert "only visible tests fail" in finding.text


def test_a_belief_that_does_something_else_each_time_is_found(put, diagnosed):
    lesson = put("even/wrong_any", "It is up to chance.", "number == 4 or __import__('os').urandom(8)")
    (finding,) = diagnosed(lesson)
    assert (finding.rule, finding.where) == ("diagnosis", "even/wrong_any")
    assert "is never named: two runs of it differ" in finding.text


def test_a_belief_that_does_what_the_reference_does_is_found(edit, diagnosed):
    edit(
        "    return not number & 1",
        "    if number is None:\n        raise TypeError('not whole')\n    return not number & 1",
    )
    check = "try:\n    even(None)\nexcept TypeError as error:\n    assert 'whole' in str(error), 'says why'\n"
    lesson = edit("half = draw", f"{check}half = draw")
    found = diagnosed(lesson)
    assert [finding.where for finding in found] == [f"even/{answer.name}" for answer in lesson.exercise("even").wrong]
    assert all("never named: up to the failure the reference did the same" in finding.text for finding in found)

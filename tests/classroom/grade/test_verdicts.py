"""From verdicts to what a student reads."""

import pytest

from classroom.grade.verdicts import BELIEF, outputs_of_test

PASSED = {"passed": True}
VISIBLE = {"passed": False, "hidden": False, "kind": "AssertionError", "property": None, "text": "walk(1) returned 2"}
HIDDEN = {"passed": False, "hidden": True, "kind": "AssertionError", "property": "it is sorted"}


def lines(verdict, ending=None, told=()) -> list[str]:
    (output,) = outputs_of_test("test_walk", verdict, ending, told)
    assert output["output_type"] == "error"
    kind = "HiddenTest" if verdict["hidden"] else verdict["kind"]
    assert (output["ename"], output["evalue"]) == (kind, output["traceback"][0])
    return output["traceback"]


def test_a_passed_test_says_nothing():
    assert outputs_of_test("test_walk", PASSED, None, []) == []


def test_a_visible_failure_says_all():
    want = ["test_walk: a test that you can see did not pass.", "walk(1) returned 2"]
    assert lines(VISIBLE) == want


def test_a_message_of_several_lines_stays_so():
    assert lines(VISIBLE | {"text": "a\nb"})[1:] == ["a", "b"]


def test_a_hidden_failure_says_how_in_a_word_and_its_property():
    want = "test_walk: a hidden test did not pass (wrong). The property it checks: it is sorted."
    assert lines(HIDDEN) == [want]
    assert lines(HIDDEN | {"property": None}) == ["test_walk: a hidden test did not pass (wrong)."]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"kind": "AssertionError"}, "wrong"),
        ({"kind": "IndexError"}, "wrong"),
        ({"kind": "AssertionError", "raised": True}, "raised"),
        ({"kind": "ValueError", "raised": True}, "raised"),
        ({"kind": "NotImplementedError", "raised": True}, "raised"),
        ({"kind": "Unreadable"}, "could not be read"),
        ({"kind": "ProtocolFailure", "text": "more than 10000 calls"}, "could not be read"),
        ({"kind": "NameError", "raised": True, "text": "name 'secret' is not defined"}, "raised"),
    ],
)
def test_nothing_that_a_student_can_choose_is_told_of_a_hidden_failure(more, word):
    told = lines(HIDDEN | {"property": None} | more)
    assert told == [f"test_walk: a hidden test did not pass ({word})."]


def test_what_is_told_of_the_idea_stands_last():
    told = [BELIEF.format("Everybody asks."), "It fails at: an alias."]
    assert lines(HIDDEN, told=told)[1:] == told


def test_a_failure_at_cases_says_how_in_a_word():
    assert lines(HIDDEN | {"property": None, "how": "raised"}) == ["test_walk: a hidden test did not pass (raised)."]


@pytest.mark.parametrize(
    "ending",
    [
        "did not finish: it used more than 10 s of processor time",
        "ended its own process (exit code 0)",
        "was ended by a signal (Killed)",
        "sent what the judge could not read",
        "could not be judged to its end",
    ],
)
def test_an_early_end_is_told_without_how(ending):
    ended = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    assert lines(ended, ending) == ["test_walk: a hidden test did not pass (did not come back)."]


def test_a_test_that_was_not_run_says_so():
    ended = {"passed": False, "hidden": True, "kind": "NotRun", "transcript": None}
    assert lines(ended, "not run: too many deaths") == ["test_walk: not run: too many deaths."]


def test_a_starter_is_not_written_yet():
    assert lines(VISIBLE | {"kind": "NotImplementedError", "text": ""}) == ["test_walk: not written yet."]


def test_a_missing_name_is_explained():
    assert "A name is missing" in lines(VISIBLE | {"kind": "NameError", "text": "name 'x' is not defined"})[-1]

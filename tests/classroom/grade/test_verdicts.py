"""From verdicts to what a student reads."""

import pytest

from classroom.grade.verdicts import BELIEF, outputs_of_test

PASSED = {"passed": True}
VISIBLE = {"passed": False, "hidden": False, "kind": "AssertionError", "property": None, "text": "walk(1) returned 2"}
HIDDEN = {"passed": False, "hidden": True, "kind": "AssertionError", "property": "it is sorted"}


def lines(verdict, ending=None, told=()) -> list[str]:
    (output,) = outputs_of_test("test_walk", verdict, ending, told)
    assert output["output_type"] == "error"
    assert (output["ename"], output["evalue"]) == (verdict["kind"], output["traceback"][0])
    return output["traceback"]


def test_a_passed_test_says_nothing():
    assert outputs_of_test("test_walk", PASSED, None, []) == []


def test_a_visible_failure_says_all():
    want = ["test_walk: a test that you can see did not pass.", "walk(1) returned 2"]
    assert lines(VISIBLE) == want


def test_a_message_of_several_lines_stays_so():
    assert lines(VISIBLE | {"text": "a\nb"})[1:] == ["a", "b"]


def test_a_hidden_failure_says_its_kind_and_property():
    want = "test_walk: a hidden test did not pass (AssertionError). The property it checks: it is sorted."
    assert lines(HIDDEN) == [want]


def test_a_hidden_failure_without_a_property_names_the_test():
    assert lines(HIDDEN | {"property": None})[0].endswith("The property it checks: test_walk.")


def test_what_is_told_of_the_idea_stands_last():
    told = [BELIEF.format("Everybody asks."), "It fails at: an alias."]
    assert lines(HIDDEN, told=told)[1:] == told


def test_a_failure_at_cases_says_how_in_a_word():
    assert lines(HIDDEN | {"property": None, "how": "raised"}) == ["test_walk: a hidden test did not pass (raised)."]


@pytest.mark.parametrize(
    ("ending", "line"),
    [
        ("did not finish in 100 s", "test_walk: your code did not finish in 100 s."),
        ("ended its own process (exit code 0)", "test_walk: your code ended its own process (exit code 0)."),
        ("sent what the judge could not read", "test_walk: your code sent what the judge could not read."),
        ("could not be judged to its end", "test_walk: your code could not be judged to its end."),
        ("not run: too many deaths", "test_walk: not run: too many deaths."),
    ],
)
def test_an_early_end_is_told_as_a_sentence(ending, line):
    ended = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    assert lines(ended, ending) == [line]


def test_a_starter_is_not_written_yet():
    assert lines(HIDDEN | {"kind": "NotImplementedError"}) == ["test_walk: not written yet."]


def test_a_missing_name_is_explained():
    assert "A name is missing" in lines(VISIBLE | {"kind": "NameError", "text": "name 'x' is not defined"})[-1]

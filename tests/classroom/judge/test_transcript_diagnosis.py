"""A belief is named only when it alone did what the submission did, and the reference did something else."""

import pytest

from classroom.judge.transcript_diagnosis import consistent, named
from classroom.lesson import Answer

RIGHT, WRONG, OTHER = [["return", 1]], [["return", 2]], [["return", 3]]


def verdict(*story, passed=False) -> dict:
    return {"passed": passed, "transcript": [entry for part in story for entry in part]}


def found(submission, reference, **beliefs) -> list[str] | None:
    """What `consistent` finds for the one failed test ``t``; None if it says nothing of it."""
    answers = {name: {"t": told} for name, told in beliefs.items()}
    return consistent({"t": submission}, {"t": reference}, answers).get("t")


def book(**equals):
    """Answers by name with their declared equals."""
    return {name: Answer(name, "", "", tuple(others)) for name, others in equals.items()}.__getitem__


def test_the_one_belief_with_the_same_story_is_found():
    assert found(verdict(WRONG), verdict(RIGHT, passed=True), a=verdict(WRONG), b=verdict(OTHER)) == ["a"]


def test_several_with_the_same_story_are_all_found():
    assert found(verdict(WRONG), verdict(RIGHT, passed=True), a=verdict(WRONG), b=verdict(WRONG)) == ["a", "b"]


def test_a_story_that_nobody_tells_is_consistent_with_nothing():
    assert found(verdict(WRONG), verdict(RIGHT, passed=True), a=verdict(OTHER)) == []


def test_the_whole_story_must_be_the_same():
    reference = verdict(RIGHT, RIGHT, passed=True)
    assert found(verdict(RIGHT, WRONG), reference, a=verdict(RIGHT, OTHER), b=verdict(RIGHT), c=verdict(WRONG)) == []
    assert found(verdict(RIGHT, WRONG), reference, a=verdict(RIGHT, WRONG)) == ["a"]


def test_a_belief_that_passes_the_test_explains_no_failure():
    assert found(verdict(WRONG), verdict(RIGHT, passed=True), a=verdict(WRONG, passed=True)) == []


def test_a_belief_that_did_not_get_that_far_explains_nothing():
    assert consistent({"t": verdict(WRONG)}, {"t": verdict(RIGHT, passed=True)}, {"a": {}}) == {"t": []}


def test_the_references_own_story_is_no_belief():
    """As when a test fails by the value of a method that leaves no trace, or by the class of a result."""
    assert found(verdict(RIGHT), verdict(RIGHT, passed=True), a=verdict(RIGHT)) is None
    assert found(verdict(RIGHT), verdict(RIGHT, RIGHT, passed=True), a=verdict(RIGHT)) is None


def test_a_failure_without_a_story_is_not_explained():
    for nothing in (verdict(), {"passed": False, "transcript": None}, {"passed": False}):
        assert found(nothing, verdict(RIGHT, passed=True), a=verdict()) is None


def test_tests_are_explained_one_by_one():
    failed = {"t": verdict(WRONG), "u": verdict(OTHER)}
    reference = {"t": verdict(RIGHT, passed=True), "u": verdict(RIGHT, passed=True)}
    beliefs = {
        "a": {"t": verdict(WRONG), "u": verdict(RIGHT, passed=True)},
        "b": {"t": verdict(OTHER), "u": verdict(OTHER)},
    }
    assert consistent(failed, reference, beliefs) == {"t": ["a"], "u": ["b"]}


@pytest.mark.parametrize(
    ("candidates", "equals", "name"),
    [
        ([], {}, None),
        (["a"], {"a": []}, "a"),
        (["a", "b"], {"a": [], "b": []}, None),
        (["a", "b"], {"a": ["b"], "b": []}, "a"),
        (["a", "b"], {"a": [], "b": ["a"]}, "a"),
        (["a", "b", "c"], {"a": ["b"], "b": [], "c": []}, None),
        (["a", "b", "c"], {"a": ["b", "c"], "b": [], "c": []}, "a"),
        (["a", "b", "c"], {"a": ["b"], "b": [], "c": ["a"]}, "a"),
        (["a"], {"a": ["z"]}, "a"),
    ],
)
def test_one_belief_or_one_class_of_declared_equals_has_a_name(candidates, equals, name):
    assert named(candidates, book(**equals)) == name

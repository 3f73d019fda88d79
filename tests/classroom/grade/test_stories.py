"""Which beliefs need not be heard on a submission."""

import pytest

from classroom.grade.stories import Stories, story_of

CALLS = [["return", 1], ["return", 2], ["return", 3]]


def verdict(transcript, drawn=None, **told) -> dict:
    failed = {"passed": False, "hidden": True, "kind": "AssertionError", "property": "it is one"}
    return {**failed, "transcript": transcript, "drawn": drawn, **told}


REFERENCE = verdict([["return", 1], ["return", 1]], passed=True)


def test_without_a_draw_the_whole_story_decides():
    story = story_of(verdict(CALLS), REFERENCE)
    assert not story.excludes(verdict(CALLS))
    assert story.excludes(verdict(CALLS[:2]))
    assert story.excludes(verdict([*CALLS, ["return", 4]]))


@pytest.mark.parametrize("after", [[], [["return", 9]], CALLS])
def test_after_a_draw_anything_may_come(after):
    story = story_of(verdict(CALLS, drawn=2), REFERENCE)
    assert not story.excludes(verdict(CALLS[:2] + after))
    assert story.excludes(verdict([["return", 7], *CALLS[1:]]))
    assert story.excludes(verdict(CALLS[:1])), "it ends where the belief goes on, whatever is drawn"


def test_a_draw_before_all_calls_excludes_nothing():
    assert not story_of(verdict(CALLS, drawn=0), REFERENCE).excludes(verdict([["raise", "KeyError"]]))


def test_failures_are_alike_by_place_kind_and_property():
    story = story_of(verdict(CALLS), REFERENCE)
    assert story.fails_like(verdict([]))
    for other in ({"hidden": False}, {"kind": "KeyError"}, {"property": None}):
        assert not story.fails_like(verdict(CALLS, **other))
    assert story_of(verdict(CALLS, passed=True), REFERENCE).failure is None


def test_a_story_is_apart_when_the_reference_did_something_else_before_the_failure():
    assert story_of(verdict(CALLS), REFERENCE).apart
    assert not story_of(verdict(CALLS[:1]), REFERENCE).apart


@pytest.mark.parametrize("heard", [(None, REFERENCE), (verdict(CALLS), None)])
def test_a_process_that_ended_has_no_story(heard):
    assert story_of(*heard) is None


def test_stories_are_known_by_all_that_they_come_from():
    stories = Stories()
    stories.keep({"one": None}, "base", "answers", "test")
    assert stories.known("base", "answers", "test") == {"one": None}
    assert stories.known("base", "answers", "another test") is None
    assert stories.known("bas", "eanswers", "test") is None

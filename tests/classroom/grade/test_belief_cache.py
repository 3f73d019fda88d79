"""Which beliefs need not be replayed on a submission."""

import pytest

from classroom.grade.belief_cache import BeliefCache, behaviour_of, told_of

CALLS = [["return", 1], ["return", 2], ["return", 3]]


def verdict(transcript, drawn=None, **told) -> dict:
    failed = {"passed": False, "hidden": True, "kind": "AssertionError", "property": "it is one"}
    return {**failed, "transcript": transcript, "drawn": drawn, **told}


REFERENCE = verdict([["return", 1], ["return", 1]], passed=True)


def test_without_a_draw_the_whole_behaviour_decides():
    story = behaviour_of(verdict(CALLS), REFERENCE)
    assert not story.excludes(verdict(CALLS))
    assert story.excludes(verdict(CALLS[:2]))
    assert story.excludes(verdict([*CALLS, ["return", 4]]))


@pytest.mark.parametrize("after", [[], [["return", 9]], CALLS])
def test_after_a_draw_anything_may_come(after):
    story = behaviour_of(verdict(CALLS, drawn=2), REFERENCE)
    assert not story.excludes(verdict(CALLS[:2] + after))
    assert story.excludes(verdict([["return", 7], *CALLS[1:]]))
    assert story.excludes(verdict(CALLS[:1])), "it ends where the belief goes on, whatever is drawn"


def test_a_draw_before_all_calls_excludes_nothing():
    assert not behaviour_of(verdict(CALLS, drawn=0), REFERENCE).excludes(verdict([["raise", "KeyError"]]))


def test_failures_are_alike_by_place_kind_and_property():
    story = behaviour_of(verdict(CALLS), REFERENCE)
    assert story.fails_like(verdict([]))
    for other in ({"hidden": False}, {"kind": "KeyError"}, {"property": None}):
        assert not story.fails_like(verdict(CALLS, **other))
    assert behaviour_of(verdict(CALLS, passed=True), REFERENCE).failure is None


def test_a_behaviour_is_apart_when_the_reference_did_something_else_before_the_failure():
    assert behaviour_of(verdict(CALLS), REFERENCE).apart
    assert not behaviour_of(verdict(CALLS[:1]), REFERENCE).apart


@pytest.mark.parametrize("verdicts", [(None, REFERENCE), (verdict(CALLS), None)])
def test_a_process_that_ended_has_no_behaviour(verdicts):
    assert behaviour_of(*verdicts) is None


def test_behaviours_are_known_by_all_that_they_come_from():
    stories = BeliefCache()
    stories.keep(told_of("base", {"one": {}}, "test"), {"one": None})
    assert stories.known(told_of("base", {"one": {}}, "test")) == {"one": None}
    for other in (("base", {"one": {}}, "another test"), ("base", {}, "test"), ("bas", {"one": {}}, "etest")):
        assert stories.known(told_of(*other)) is None


KNOWN = {
    "one": behaviour_of(verdict(CALLS, drawn=2), REFERENCE),
    "two": behaviour_of(verdict(CALLS, passed=True), REFERENCE),
}


@pytest.fixture
def path(tmp_path):
    """A file in which one run has left what it knows."""
    path = tmp_path / "build" / "belief_cache.json"
    stories = BeliefCache()
    with stories.kept_in(path):
        stories.keep("base", KNOWN)
        stories.keep("another base", {"three": None})
    return path


def read_from(path) -> BeliefCache:
    with (stories := BeliefCache()).kept_in(path):
        return stories


def test_the_next_run_knows_what_a_run_has_run(path):
    assert read_from(path).known("base") == KNOWN


def test_a_process_that_ended_is_run_again_in_the_next_run(path):
    assert read_from(path).known("another base") is None


def test_what_another_grader_has_run_is_not_known(path, monkeypatch):
    monkeypatch.setattr("classroom.grade.belief_cache.this_grader", lambda: "another one")
    assert read_from(path).known("base") is None


def test_a_grader_is_another_one_when_its_code_has_changed(tmp_path, monkeypatch):
    import classroom
    from classroom.grade import grader

    monkeypatch.setattr(grader, "grader", grader.grader.__wrapped__)
    (tmp_path / "one.py").write_text("1")
    monkeypatch.setattr(classroom, "__path__", [str(tmp_path)])
    before = grader.this_grader.__wrapped__()
    assert grader.this_grader.__wrapped__() == before
    (tmp_path / "one.py").write_text("2")
    assert grader.this_grader.__wrapped__() != before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"made by": "%s", "behaviours": {"key": {"one": 1}}}'])
def test_a_damaged_file_counts_as_none_and_is_made_anew(path, text):
    from classroom.grade.grader import this_grader

    path.write_text(text.replace("%s", this_grader()))
    with (stories := BeliefCache()).kept_in(path):
        assert stories.known("base") is None
        stories.keep("base", KNOWN)
    assert read_from(path).known("base") == KNOWN


def test_behaviours_that_cannot_be_left_are_still_known(tmp_path):
    (tmp_path / "build").write_text("a file where the folder would be")
    with (stories := BeliefCache()).kept_in(tmp_path / "build" / "belief_cache.json"):
        stories.keep("base", KNOWN)
    assert stories.known("base") == KNOWN


def test_a_run_that_is_broken_off_leaves_what_it_has_run(tmp_path):
    def run():
        with (stories := BeliefCache()).kept_in(tmp_path / "belief_cache.json"):
            stories.keep("base", KNOWN)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert read_from(tmp_path / "belief_cache.json").known("base") == KNOWN


def test_when_there_are_too_many_those_that_a_run_did_not_need_go(path, monkeypatch):
    monkeypatch.setattr("classroom.grade.belief_cache.MOST", 1)
    with (stories := BeliefCache()).kept_in(path):
        stories.known("needed")
        stories.keep("needed", KNOWN)
    assert (read_from(path).known("needed"), read_from(path).known("base")) == (KNOWN, None)

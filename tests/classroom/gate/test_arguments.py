"""Where hidden cases judge whether an argument was changed, a visible test has to tell it."""

import pytest

from classroom.gate.arguments import check_arguments, empty, spoiling
from course.check import _calling

DOMAIN, TEXT = "domains/larger.py", "tiny.py"
CALLS = ["[7, 3, 9], 5).gives([7, 9], ", "[2, 1], 0).gives([2, 1], ", "[4], 3).gives([4], "]


@pytest.fixture
def found(staged, in_this_process):
    return lambda lesson: check_arguments(staged(lesson), in_this_process)


@pytest.fixture
def changed(redo):
    """``changed(way)``: the lesson, its visible calls each rewritten from the list and from what stands behind it."""

    def done(way):
        for call in CALLS:
            given, _, rest = call.partition("], ")
            lesson = redo(TEXT, f"larger, {call}", way(f"{given}]", rest))
        return lesson

    return done


@pytest.fixture
def unseen(changed):
    """The lesson, with no list in the visible tests that an answer could change."""
    return changed(lambda given, rest: f"lambda limit: larger({given}, limit), {rest}")


def test_a_call_that_shows_its_list_tells_what_becomes_of_it(banked, found):
    assert found(banked) == []


def test_a_change_that_only_hidden_cases_tell_is_found(unseen, found):
    (finding,) = found(unseen)
    assert (finding.rule, finding.where) == ("arguments", "larger")
    assert finding.text.startswith("a reference whose larger empties sizes fails the case b")
    assert finding.text.endswith("with something in that argument")


def test_an_empty_list_shows_nothing(changed, found):
    lesson = changed(lambda _, rest: f"larger, [], {rest.partition('.')[0]}.gives([], ")
    assert [finding.rule for finding in found(lesson)] == ["arguments"]


def test_where_no_case_judges_it_nothing_is_asked_of_the_visible_ones(unseen, redo, found):
    lesson = redo(DOMAIN, "return got, sizes == before", "return got, True")
    assert found(lesson) == []


def test_what_no_case_judges_is_told_to_nobody(banked, redo, found, monkeypatch):
    lesson = redo(DOMAIN, "return got, sizes == before", "return got, True")
    (finding,) = found(lesson)
    assert finding.text.startswith("a reference whose larger empties sizes fails a visible test and no case")
    monkeypatch.setattr(_calling, "FREE", {"larger"})
    assert found(lesson) == []


def test_calls_that_functions_of_an_answer_make_of_each_other_change_nothing():
    inner = spoiling(lambda sizes: 1, "sizes", within=False)
    outer = spoiling(lambda sizes: inner(sizes), None, within=False)
    sizes = [1]
    outer(sizes)
    assert sizes == [1]
    inner(sizes)
    assert sizes == []


@pytest.mark.parametrize(
    ("within", "given", "left"),
    [
        (False, [1, [2]], []),
        (False, {"a": 1}, {}),
        (False, bytearray(b"a"), bytearray()),
        (False, ([1],), ([1],)),
        (False, [len], [len]),
        (False, "text", "text"),
        (True, [1, [2], (3, [4])], [1, [], (3, [])]),
        (True, {"a": [1], "b": len}, {"a": [], "b": len}),
    ],
)
def test_what_can_be_emptied_is(within, given, left):
    empty(given, within)
    assert given == left

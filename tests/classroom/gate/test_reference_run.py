"""The reference as a perfect submission, the release as an untouched one, the examples of tasks."""

import nbformat
import pytest

from classroom.gate import Runner
from classroom.gate.reference_run import check_examples, check_reference, check_release_runs
from classroom.judge.session_pool import SessionResult


@pytest.fixture
def reference(sessions):
    return lambda lesson: check_reference(lesson, Runner(lesson, sessions).whole())


def test_what_a_tidy_lesson_says_and_runs_holds(tidy, reference, apply, sessions):
    assert reference(tidy) == []
    assert check_release_runs(tidy, Runner(tidy, sessions)) == []
    assert apply(check_examples, tidy, "packets") == []


def test_a_setup_cell_that_leans_on_a_demonstration_is_found(edit, reference):
    lesson = edit("HEADER = 40\n", "HEADER = sizes[0]\n")
    (finding,) = reference(lesson)
    assert (finding.rule, finding.where) == ("setup", "cell-001")
    assert "name 'sizes' is not defined" in finding.text


def test_a_reference_that_ends_its_process_is_found(edit, reference):
    (finding,) = reference(edit("return not number & 1", "import os; os._exit(0)"))
    assert (finding.rule, finding.where) == ("cost", "01-tidy")
    assert "at test_even@" in finding.text


def test_a_reference_that_takes_long_is_found(tidy):
    assert check_reference(tidy, SessionResult(cpu_s=3.0)) == []
    (finding,) = check_reference(tidy, SessionResult(cpu_s=3.1))
    assert (finding.rule, finding.where) == ("cost", "01-tidy")
    assert "takes 3.1 s of processor time, wanted ≤ 3.0" in finding.text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"source": "packets(1, LARGEST)"}, "tag it needs-answer"),
        ({"metadata": {"tags": ["needs-answer"]}}, "take its tag needs-answer off"),
        ({"source": "import os\nos._exit(3)"}, "ended its own process"),
    ],
)
def test_a_release_that_fails_elsewhere_than_at_answers_is_found(tidy, sessions, change, told):
    notebook = nbformat.read(tidy.release, as_version=4)
    demonstration = next(cell for cell in notebook.cells if cell["id"] == "cell-007")
    assert demonstration.cell_type == "code"
    demonstration.update(nbformat.from_dict(change))
    nbformat.write(notebook, tidy.release)
    (finding,) = check_release_runs(tidy, Runner(tidy, sessions))
    assert (finding.rule, finding.where) == ("release", "cell-007")
    assert told in finding.text


def test_a_release_that_was_never_built_is_not_run(tidy, sessions):
    tidy.release.unlink()
    assert check_release_runs(tidy, Runner(tidy, sessions)) == []


def test_an_example_that_is_not_so_is_found(edit, apply):
    (finding,) = apply(check_examples, edit("`even(4)` gives `True`", "`even(4)`\n# gives `False`"), "even")
    assert (finding.rule, finding.where) == ("example", "even")
    assert finding.text == "says `even(4)` gives `False`, but the reference does not: True, expected False"


@pytest.mark.parametrize("example", ["`even(LARGEST)` gives `False`", "`even(4)` gives `…`", "`number` gives `3`"])
def test_an_example_that_cannot_be_tried_alone_is_left(edit, apply, example):
    assert apply(check_examples, edit("`even(4)` gives `True`", example), "even") == []

"""A notebook that was begun on an older release: nothing of that release is taken for the student's own."""

import json

import nbformat
import pytest

from classroom.build import build, read_notebook
from classroom.example_class import filled
from classroom.grade.find_notebook import find_notebook
from classroom.grade.older_releases import OLDER
from classroom.grade.rebuild import orders, rebuild
from classroom.lesson import Course, grade_id
from classroom.released import Released, released
from tests.tiny import NAME, TEXT, write_tiny

WRITTEN = """
# %% [markdown] written="why" points=5
# Why do sums grow?
#
# ### BEGIN SOLUTION
# Because.
# ### END SOLUTION
"""
SHOWN = '# %%\nprint("a demonstration")\n'
LOST = "# %%\nlimit = 9\n\n"
CHANGES = {
    '"a demonstration"': '"another demonstration"',
    "FACTOR = 2": "FACTOR = 1 + 1",
    "def double(x):\n    ###": "def double(x: int) -> int:\n    ###",
    "twice three": "two times three",
    "Why do sums grow?": "Why do sums of squares grow?",
    LOST: "",
}
ANSWER = "def double(x):\n    return FACTOR * x"


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    """The old release's notebook, and the lesson as it was mended afterwards."""
    root = tmp_path_factory.mktemp("mended")
    text = write_tiny(root) / "tiny.py"
    text.write_text(TEXT.replace(SHOWN, LOST + SHOWN) + WRITTEN)
    build(Course(root).lesson(NAME), execute=False).write(root)
    old = nbformat.read(Course(root).lesson(NAME).release, as_version=4)
    mended = text.read_text()
    for before, after in CHANGES.items():
        assert mended.count(before) == 1, before
        mended = mended.replace(before, after)
    text.write_text(mended)
    build(Course(root).lesson(NAME), execute=False).write(root)
    return old, Course(root).lesson(NAME)


def begun(old: dict, *own, **answers) -> bytes:
    """The old release with ``answers``, and cells of the student's ``own`` behind its setup."""
    notebook = nbformat.from_dict(json.loads(json.dumps(old)))
    for cell in notebook.cells:
        cell.source = answers.get(grade_id(cell), cell.source)
    at = next(i for i, cell in enumerate(notebook.cells) if cell.source.startswith("FACTOR"))
    notebook.cells[at + 1 : at + 1] = [nbformat.v4.new_code_cell(source) for source in own]
    return json.dumps(notebook).encode()


def graded_as(lessons, *own, known: Released | None = None, **answers):
    old, lesson = lessons
    return rebuild(begun(old, *own, **answers), read_notebook(lesson.release), None, known or released(lesson))


def sources(rebuilt) -> dict:
    return {grade_id(cell) or cell["id"]: cell.source for cell in rebuilt.notebook.cells}


def test_only_the_answer_is_the_students(lessons):
    rebuilt = graded_as(lessons, double=ANSWER)
    present = {grade_id(c) or c["id"]: c.source for c in read_notebook(lessons[1].release).cells}
    assert sources(rebuilt) == present | {"double": ANSWER}
    assert (rebuilt.own, rebuilt.notes) == (frozenset(), (OLDER,))


def test_without_digests_it_would_be_taken_for_work(lessons):
    """What the digests are for: the cells of the old release are strangers otherwise."""
    rebuilt = graded_as(lessons, known=Released(others=["none"]))
    assert rebuilt.own
    assert sources(rebuilt)["why"].startswith("Why do sums grow?")


def test_empty_answers_count_as_empty(lessons):
    told = sources(graded_as(lessons))
    assert told["why"] == "Why do sums of squares grow?\n\nYOUR ANSWER HERE"
    assert told["double"].startswith("def double(x: int) -> int:")


def test_words_below_the_old_prompt_are_an_answer(lessons):
    assert sources(graded_as(lessons, why="Why do sums grow?\n\nThey are long."))["why"].endswith("They are long.")


def test_an_own_cell_still_stands_behind_the_setup_that_it_needs(lessons):
    rebuilt = graded_as(lessons, "more = FACTOR + 1", double=ANSWER)
    ids = [cell.source for cell in rebuilt.notebook.cells]
    assert ids.index("FACTOR = 1 + 1") + 1 == ids.index("more = FACTOR + 1")
    assert len(rebuilt.own) == 1


def test_what_the_lesson_has_lost_runs_where_an_answer_needs_it(lessons):
    answer = "def double(x):\n    return FACTOR * x if limit else None"
    assert "limit = 9" in sources(graded_as(lessons, double=answer)).values()
    assert "limit = 9" not in sources(graded_as(lessons, double=ANSWER)).values()


def test_the_cells_of_the_old_release_that_are_gone_leave_no_note_on_tests(lessons):
    assert not any("Test cells" in note for note in graded_as(lessons, double=ANSWER).notes)
    changed = graded_as(lessons, test_double="assert True")
    assert any("changed" in note and "`test_double`" in note for note in changed.notes)


def test_a_notebook_of_the_present_release_is_left_alone(lessons):
    _, lesson = lessons
    rebuilt = rebuild(filled(lesson, {"double": ANSWER}), read_notebook(lesson.release), None, released(lesson))
    assert rebuilt.notes == ()


def test_an_old_release_that_nobody_wrote_in_is_no_work(lessons, tmp_path):
    """The copy beside it is the one that is meant."""
    old, lesson = lessons
    (tmp_path / "tiny.ipynb").write_bytes(begun(old))
    (tmp_path / "tiny-Copy1.ipynb").write_bytes(begun(old, double=ANSWER))
    _, note = find_notebook(tmp_path, lesson)
    assert note.startswith("`tiny-Copy1.ipynb` was graded in place")


def test_what_is_run_is_the_present_lesson(lessons):
    _, lesson = lessons
    defines = {test: e.defines for e in lesson.exercises for test in e.tests}
    made = orders(graded_as(lessons, double=ANSWER), read_notebook(lesson.source), defines, "seed", {})
    assert [order["source"] for order in made if order["do"] == "run"][:2] == ["FACTOR = 1 + 1", ANSWER]

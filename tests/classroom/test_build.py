"""From text to notebooks and back: the same bytes, the newer side, and refusals that lose nothing."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from classroom.build import build
from classroom.errors import CourseError
from classroom.index import index
from classroom.lesson import Course
from tests.tiny import NAME, write_tiny

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("built")
    write_tiny(root)
    build(Course(root).lesson(NAME)).write(root)
    return root


@pytest.fixture
def course(built, tmp_path):
    import shutil

    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return Course(tmp_path)


def source_of(course):
    return nbformat.read(course.lesson(NAME).source, as_version=4)


def edit_text(course, old, new):
    text = course.lesson(NAME).text
    assert old in text.read_text()
    text.write_text(text.read_text().replace(old, new))


def edit_notebook(course, old, new):
    path = course.lesson(NAME).source
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if old in cell.source)
    cell.source = cell.source.replace(old, new)
    nbformat.write(notebook, path)


def test_building_twice_changes_no_byte(course):
    assert build(course.lesson(NAME)).write(course.root) == []


def test_outputs_stay_only_on_cells_that_are_compared(course):
    kept = {cell.source: cell.outputs for cell in source_of(course).cells if cell.get("outputs")}
    assert list(kept) == ['sorted({"b", "a", "c"})']
    assert kept['sorted({"b", "a", "c"})'][0]["data"]["text/plain"] == "['a', 'b', 'c']"


def test_figures_stay_but_for_those_that_were_measured(course):
    text = course.lesson(NAME).text
    drawn = "from IPython.display import HTML\n\nHTML('<figure>{}</figure>')\n"
    cells = f'\n# %%\n{drawn.format("computed")}\n# %% tags=["measured"]\n{drawn.format("timed")}'
    text.write_text(text.read_text() + cells)
    build(course.lesson(NAME)).write(course.root)
    kept = [cell.source for cell in source_of(course).cells if cell.get("outputs")]
    assert sum("computed" in source for source in kept) == 1
    assert sum("timed" in source for source in kept) == 0


def test_data_lies_beside_both_notebooks(course):
    for tree in ("source", "release"):
        assert (course.root / tree / NAME / "data" / "words.txt").read_bytes() == b"plain data\n"


def test_release_has_neither_solution_nor_hidden_tests(course):
    text = course.lesson(NAME).release.read_text()
    assert "raise NotImplementedError()" in text
    assert "FACTOR * x" not in text
    assert "negative numbers" not in text


def test_a_changed_text_is_stale_until_it_is_built(course):
    edit_text(course, "a demonstration", "another demonstration")
    made = build(course.lesson(NAME))
    notebooks = [f"{tree}/{NAME}/tiny.ipynb" for tree in ("release", "source")]
    assert made.stale(course.root) == [f"lessons/{NAME}/released.json", *notebooks]
    made.write(course.root)
    assert "another demonstration" in course.lesson(NAME).release.read_text()


def test_a_changed_source_notebook_goes_back_into_the_text(course):
    edit_notebook(course, "a demonstration", "an edited demonstration")
    before = course.lesson(NAME).text.read_text()
    build(course.lesson(NAME)).write(course.root)
    assert course.lesson(NAME).text.read_text() == before.replace("a demonstration", "an edited demonstration")


def test_marks_that_an_editor_left_short_are_understood(course):
    path = course.lesson(NAME).source
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if cell["id"] == "double")
    cell.metadata = nbformat.from_dict({"answer": "double"})
    nbformat.write(notebook, path)
    before = course.lesson(NAME).text.read_text()
    build(course.lesson(NAME)).write(course.root)
    assert course.lesson(NAME).text.read_text() == before


def test_both_changed_is_refused_and_nothing_is_written(course):
    edit_text(course, "a demonstration", "mine")
    edit_notebook(course, "a demonstration", "yours")
    text, notebook = course.lesson(NAME).text.read_bytes(), course.lesson(NAME).source.read_bytes()
    with pytest.raises(CourseError, match=r"both .* have changed"):
        build(course.lesson(NAME))
    assert course.lesson(NAME).text.read_bytes() == text
    assert course.lesson(NAME).source.read_bytes() == notebook


def test_a_file_that_nobody_makes_is_removed(course):
    stray = course.root / "release" / NAME / "notes.txt"
    stray.write_text("left here")
    assert build(course.lesson(NAME)).write(course.root) == [f"release/{NAME}/notes.txt"]
    assert not stray.exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('test="test_double_any"', 'test="test_double"', "used twice"),
        ('answer="double"', 'answer="Double!"', "may hold a-z"),
        ("### BEGIN SOLUTION\n    return FACTOR", "return FACTOR", "no reference"),
        (" points=3", "", "needs points=N"),
        ('test="test_total"', 'test="check_total"', "belongs to no answer cell"),
    ],
    ids=["a grade id twice", "an odd grade id", "no reference", "no points", "a test of nothing"],
)
def test_bad_cells_are_refused_in_a_sentence(course, old, new, told):
    edit_text(course, old, new)
    with pytest.raises(CourseError, match=told):
        build(course.lesson(NAME)).write(course.root)
    assert source_of(course)


def test_a_notebook_that_is_not_json_is_refused(course):
    course.lesson(NAME).source.write_text("{ not json")
    with pytest.raises(CourseError, match="is not a notebook"):
        build(course.lesson(NAME))


def test_an_unknown_lesson_is_named_with_the_known_ones(course):
    with pytest.raises(CourseError, match=f"no lesson '99-none'; the lessons are: {NAME}"):
        course.lesson("99-none")


def test_a_source_that_fails_says_where(course):
    edit_text(course, 'print("a demonstration")', "1 / 0")
    with pytest.raises(CourseError, match="ZeroDivisionError"):
        build(course.lesson(NAME))


def run_cell(source, folder, *paths):
    """Run a cell's text in a fresh Python that sees ``paths`` and no installed packages."""
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path += {[str(p) for p in paths]!r}; exec({source!r})",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_first_code_cell_says_what_to_do_without_the_course(course, tmp_path):
    for notebook in (course.lesson(NAME).release, course.lesson(NAME).source):
        cell = nbformat.read(notebook, as_version=4).cells[1]
        assert run_cell(cell.source, tmp_path, ROOT).returncode == 0
        told = run_cell(cell.source, tmp_path).stderr
        assert "ImportError: The package `course`, which this notebook is built on, is missing here." in told
        assert "Traceback" in told
        assert "During handling" not in told


def test_the_first_code_cell_takes_a_course_of_somebody_elses_for_none(course, tmp_path):
    (tmp_path / "course.py").write_text("")
    cell = nbformat.read(course.lesson(NAME).release, as_version=4).cells[1]
    assert "is missing here" in run_cell(cell.source, tmp_path, tmp_path).stderr


def test_the_check_stays_out_of_the_text(course):
    edit_notebook(course, "a demonstration", "an edited demonstration")
    build(course.lesson(NAME)).write(course.root)
    assert "needs(" not in course.lesson(NAME).text.read_text()
    assert "starter" not in course.lesson(NAME).text.read_text()
    assert sum("needs(" in cell.source for cell in source_of(course).cells) == 1


def test_an_answer_cell_remembers_its_starter(course):
    release = nbformat.read(course.lesson(NAME).release, as_version=4)
    answers = [cell for cell in release.cells if "starter" in cell.metadata]
    assert [cell["id"] for cell in answers] == ["double", "total"]
    assert all(cell.metadata["starter"] == cell.source for cell in answers)


def test_the_index_links_each_lesson_with_its_minutes(course):
    text = index(course).files["release/index.ipynb"].decode()
    assert f"[Tiny]({NAME}/tiny.ipynb) | [1](short-way.ipynb#Lesson-1:-Tiny) | 11 | 10 |" in text

"""Rebuilt the same, nothing unlisted, nothing left behind by an edit."""

import sys

import nbformat
import pytest

from classroom.gate import files
from classroom.gate.files import check_built, check_unlisted


def told(findings):
    return [(finding.rule, finding.where) for finding in findings]


@pytest.fixture(autouse=True)
def any_python(monkeypatch):
    """A course is held to the byte on one Python alone; what a test has built here is held to it on this one."""
    monkeypatch.setattr(files, "PYTHON", sys.version_info[:2])


@pytest.fixture
def without_release(monkeypatch):
    """Builds that leave out nbgrader's part, which takes seconds."""
    monkeypatch.setattr("classroom.build.make_release", lambda lesson, source: source)


@pytest.fixture
def without_kernel(tidy, without_release, monkeypatch):
    """Builds that execute nothing either; what is on disk is made that way too."""
    made, build = [], files.build
    monkeypatch.setattr(files, "build", lambda lesson: made.append(lesson.name) or build(lesson, execute=False))
    files.build(tidy).write(tidy.course.root)
    made.clear()
    return made


def test_a_lesson_that_is_up_to_date_is_built_once(tidy, without_kernel):
    assert check_built(tidy) == []
    assert without_kernel == ["01-tidy"]


def test_an_edited_text_leaves_its_notebooks_stale(edit, without_kernel):
    found = check_built(edit("# Section 7. A sender", "# Section 7. One sender"))
    notebooks = [("stale", f"{tree}/01-tidy/tidy.ipynb") for tree in ("release", "source")]
    assert told(found) == [("stale", "lessons/01-tidy/released.json"), *notebooks]
    assert all("first at cell cell-016: run classroom build" in finding.text for finding in found[1:])


def test_an_output_that_differs_each_time_is_no_rebuild(edit, without_release):
    found = check_built(edit("sizes[-1] - HEADER", "import os\n\nos.urandom(8)"))
    (finding,) = (finding for finding in found if finding.where == "source/01-tidy/tidy.ipynb")
    assert finding.rule == "rebuild"
    assert "two builds differ, first at cell cell-002" in finding.text


def test_an_edited_notebook_is_not_taken_over_but_told(tidy, without_kernel):
    notebook = nbformat.read(tidy.source, as_version=4)
    notebook.cells[0].source += "\nOne more line."
    nbformat.write(notebook, tidy.source)
    before = tidy.text.read_bytes()
    (finding,) = check_built(tidy)
    assert (finding.rule, finding.where) == ("stale", "lessons/01-tidy/tidy.py")
    assert "source/01-tidy/tidy.ipynb has been edited" in finding.text
    assert tidy.text.read_bytes() == before


@pytest.fixture
def built_once(tidy, monkeypatch):
    """A build of the tidy lesson that takes no kernel: what is on disk."""
    made = {
        path.relative_to(tidy.course.root).as_posix(): path.read_bytes()
        for tree in (tidy.source.parent, tidy.release.parent)
        for path in tree.rglob("*")
        if path.is_file()
    }
    monkeypatch.setattr(files, "build", lambda lesson: files.Built(dict(made)))
    assert check_built(tidy) == []
    return made


@pytest.mark.parametrize("tree", ["source", "release"])
def test_a_file_that_nothing_makes_is_unlisted(tidy, built_once, tree):
    stray = tidy.course.root / tree / tidy.name / "answers.txt"
    stray.write_text("left here")
    assert told(check_built(tidy)) == [("unlisted", f"{tree}/01-tidy/answers.txt")]


def test_data_that_differs_is_stale(tidy, built_once):
    (tidy.course.root / "release" / tidy.name / "data" / "words.txt").write_text("other data\n")
    assert told(check_built(tidy)) == [("stale", "release/01-tidy/data/words.txt")]


def test_a_missing_release_and_a_stale_index_are_told(tidy, built_once):
    tidy.release.unlink()
    (tidy.course.root / "release" / "index.ipynb").write_text("{}")
    found = {finding.where: finding.text for finding in check_built(tidy)}
    assert found == {
        "release/01-tidy/tidy.ipynb": "is missing: run classroom build",
        "release/index.ipynb": "differs from what the text gives: run classroom build",
    }


def test_other_pythons_are_not_held_to_the_byte(tidy, built_once, monkeypatch, capsys):
    tidy.release.write_text("{}")
    monkeypatch.setattr(files, "PYTHON", (3, 10))
    assert check_built(tidy) == []
    assert "not compared byte by byte" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        "notes.md",
        "answers/even/odd.py",
        "answers/even/right_Way.py",
        "answers/odd/wrong_way.py",
        "answers/even/more/wrong_way.py",
    ],
)
def test_a_file_of_no_exercise_is_unlisted(tidy, name):
    path = tidy.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('"""A way."""\n')
    assert told(check_unlisted(tidy)) == [("unlisted", f"lessons/01-tidy/{name}")]


def test_text_data_answers_and_arguments_are_listed(tidy):
    (tidy.folder / "answers" / "even" / "equivalent.toml").write_text("survivor = []\n")
    (tidy.folder / "data" / "more").mkdir()
    (tidy.folder / "data" / "more" / "bytes.bin").write_bytes(b"\x00")
    assert check_unlisted(tidy) == []

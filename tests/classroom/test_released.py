"""What a lesson remembers of its releases, and what the gate says of a grade id that was another cell's."""

import json
import shutil

import nbformat
import pytest

from classroom.build import build
from classroom.errors import CourseError
from classroom.gate.files import check_unlisted
from classroom.gate.labels import check_labels
from classroom.lesson import Course
from classroom.released import digest, released
from tests.tiny import NAME, write_tiny


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("built")
    write_tiny(root)
    build(Course(root).lesson(NAME), execute=False).write(root)
    return root


@pytest.fixture
def course(built, tmp_path, monkeypatch):
    """A copy; further releases are the source without solutions, which nbgrader takes seconds for."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr("classroom.build.make_release", lambda lesson, source: nbformat.from_dict(source))
    return Course(tmp_path)


def rebuilt(course, old, new):
    text = course.lesson(NAME).text
    assert text.read_text().count(old) == 1
    text.write_text(text.read_text().replace(old, new))
    build(course.lesson(NAME), execute=False).write(course.root)
    return course.lesson(NAME)


def test_every_cell_of_the_release_is_known_and_the_file_is_listed(built):
    lesson = Course(built).lesson(NAME)
    known = released(lesson)
    for cell in nbformat.read(lesson.release, as_version=4).cells:
        of_it = known.graded.get(cell.metadata.get("nbgrader", {}).get("grade_id"), known.others)
        assert digest(cell.cell_type, cell.source) in of_it
    assert known.gone == []
    assert [finding.where for finding in check_unlisted(lesson)] == []


def test_what_was_said_before_stays_known(course):
    before = released(course.lesson(NAME))
    after = released(rebuilt(course, "print('a demonstration')".replace("'", '"'), 'print("another")'))
    assert digest("code", 'print("a demonstration")') in after.others
    assert digest("code", 'print("another")') in after.others
    assert set(before.others) < set(after.others)


def test_a_build_keeps_what_the_author_has_in_the_lessons_folder(course):
    note = course.lesson(NAME).folder / "answers" / "double" / "right_shift.py"
    note.write_text('"""Shift it."""\n\n\ndef double(x):\n    return x << 1\n')
    rebuilt(course, '"a demonstration"', '"another"')
    assert note.is_file()


def test_a_grade_id_that_was_another_cells_is_told(course):
    assert check_labels(course.lesson(NAME)) == []
    rebuilt(course, 'test="test_double_any"', 'test="test_double_every"')
    lesson = rebuilt(course, 'test="test_double_every"', 'test="test_double_any"')
    (finding,) = check_labels(lesson)
    assert (finding.rule, finding.where) == ("grade id", "test_double_any")
    assert "give the new cell its own name" in finding.text


@pytest.mark.parametrize("text", ["<<<<<<< ours\n", '{"strange": 1}', "[]"])
def test_a_damaged_file_says_how_to_mend_it(course, text):
    lesson = course.lesson(NAME)
    (lesson.folder / "released.json").write_text(text)
    with pytest.raises(CourseError, match="keep the lines of both, or restore it"):
        build(lesson, execute=False)
    assert json.loads(json.dumps(text)) == (lesson.folder / "released.json").read_text()

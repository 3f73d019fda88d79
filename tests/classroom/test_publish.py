"""The students' repository holds what students need and nothing else."""

from pathlib import Path

import pytest

from classroom.errors import CourseError
from classroom.lesson import Course
from classroom.publish import publish

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("students")
    publish(Course(ROOT), folder)
    return folder


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_only_the_students_parts_are_there(published):
    tops = {name.split("/")[0] for name in names(published)}
    assert tops == {
        ".published",
        "LICENSE",
        "LICENSE-lessons",
        "README.md",
        "course",
        "environment.yml",
        "postBuild",
        "pyproject.toml",
        "release",
        "requirements.lock",
    }


def test_nothing_tells_a_solution(published):
    for name in names(published):
        text = (published / name).read_bytes()
        assert b"BEGIN SOLUTION" not in text, name
        assert b"BEGIN HIDDEN" not in text, name
        assert b"classroom" not in text, name


def test_publishing_again_changes_nothing(published):
    assert publish(Course(ROOT), published) == []


def test_a_file_dropped_from_the_course_is_dropped_and_an_added_one_stays(published, tmp_path):
    publish(Course(ROOT), tmp_path)
    (tmp_path / "course" / "old.py").write_text("")
    (tmp_path / ".published").write_text((tmp_path / ".published").read_text() + "\ncourse/old.py")
    (tmp_path / "syllabus.pdf").write_bytes(b"ours")
    assert publish(Course(ROOT), tmp_path) == ["removed course/old.py"]
    assert (tmp_path / "syllabus.pdf").exists()


def test_a_folder_of_somebody_elses_is_refused(tmp_path):
    (tmp_path / "thesis.tex").write_text("")
    with pytest.raises(CourseError, match="not published from here"):
        publish(Course(ROOT), tmp_path)
    assert names(tmp_path) == ["thesis.tex"]


def test_the_course_itself_is_refused():
    with pytest.raises(CourseError, match="lies in the course itself"):
        publish(Course(ROOT), ROOT / "release")

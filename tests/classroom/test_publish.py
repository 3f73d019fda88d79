"""The students' repository holds what students need and nothing else."""

import functools
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from classroom.build import build
from classroom.errors import CourseError
from classroom.gate import leaks
from classroom.lesson import Course
from classroom.publish import COPIED, publish, to_fill_in
from tests.lessons import COURSE, ROOT
from tests.tiny import NAME, write_tiny

secret_lines = functools.cache(leaks.secret_lines)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("students")
    publish(COURSE, folder)
    return folder


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_only_the_students_parts_are_there(published):
    tops = {name.split("/")[0] for name in names(published)}
    assert tops == {
        ".gitignore",
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


def test_students_install_their_own_lock(published):
    assert (published / "requirements.lock").read_bytes() == (ROOT / "requirements-students.lock").read_bytes()


def test_nothing_tells_a_solution(published):
    for name in names(published):
        text = (published / name).read_bytes()
        assert b"BEGIN SOLUTION" not in text, name
        assert b"BEGIN HIDDEN" not in text, name
        assert b"classroom" not in text, name


def told_by_lessons(folder, lesson):
    """Lines of solutions, hidden tests and answers that stand in the lesson or outside of all, however written."""
    others = ("course/", *(f"release/{one.name}/" for one in COURSE.lessons() if one.name != lesson.name))
    there = [name for name in names(folder) if not name.startswith(others)]
    text = "\n".join((folder / name).read_bytes().decode("utf-8", "replace") for name in there)
    return [line for line in secret_lines(lesson) if line in text or json.dumps(line)[1:-1] in text]


def told_elsewhere(folder, lesson):
    """Such lines in the package and in other lessons, two in a row: one alone may be how everybody uses a library."""
    secret = set(secret_lines(lesson))
    texts = [path.read_text() for path in (folder / "course").rglob("*.py")]
    for path in (folder / "release").glob("*/*.ipynb"):
        if path.parent.name != lesson.name:
            texts += ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]
    for text in texts:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        yield from (pair for pair in pairwise(lines) if secret.issuperset(pair))


def test_no_line_of_a_solution_a_hidden_test_or_an_answer_is_there(published, lesson):
    assert told_by_lessons(published, COURSE.lesson(lesson)) == []
    assert list(told_elsewhere(published, COURSE.lesson(lesson))) == []


def test_a_line_that_leaks_is_found(published, tmp_path, lesson):
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    one, two = secret_lines(COURSE.lesson(lesson))[:2]
    (tmp_path / "course" / "_spoiled.py").write_text(f"def f():\n    {one}\n\n    {two}\n")
    (tmp_path / "release" / "notes.txt").write_text(json.dumps({"source": one}))
    other = json.dumps({"cells": [{"source": [f"{one}\n", two]}]})
    another = next(one.name for one in COURSE.lessons() if one.name != lesson)
    (tmp_path / "release" / another / "copied.ipynb").write_text(other)
    assert list(told_elsewhere(tmp_path, COURSE.lesson(lesson))) == [(one, two)] * 2
    assert told_by_lessons(tmp_path, COURSE.lesson(lesson)) == [one]


def test_nothing_that_instructors_keep_is_there(published):
    kept = {path.name for tree in ("classroom", "tests", "bench", "tools") for path in (ROOT / tree).rglob("*.py")}
    ours = {path.name for path in (ROOT / "course").rglob("*.py")}
    assert not {Path(name).name for name in names(published)} & (kept - ours)


def links(folder):
    return dict(re.findall(r"\[([\w ]+)(?:\]\([^)]*\))?\]\(([^)]+)\)", (folder / "README.md").read_text()))


def test_links_have_gaps_until_they_are_filled_in_and_then_stay(tmp_path):
    publish(COURSE, tmp_path)
    assert to_fill_in(tmp_path) == ["--repository", "--hub"]
    assert publish(COURSE, tmp_path, "ada/networks", "https://hub.example.edu/") == ["README.md"]
    assert to_fill_in(tmp_path) == []
    assert publish(COURSE, tmp_path) == []
    assert publish(COURSE, tmp_path, "ada/nets") == ["README.md"]
    assert "https://hub.example.edu/hub/" in (tmp_path / "README.md").read_text()


def test_links_open_the_index(tmp_path):
    publish(COURSE, tmp_path, "ada/networks", "https://hub.example.edu")
    there = links(tmp_path)
    binder, pull = urlsplit(there["Open on Binder"]), urlsplit(there["fetch the lessons"])
    assert (binder.netloc, binder.path) == ("mybinder.org", "/v2/gh/ada/networks/HEAD")
    assert parse_qs(binder.query) == {"urlpath": ["lab/tree/release/index.ipynb"]}
    assert (pull.netloc, pull.path) == ("hub.example.edu", "/hub/user-redirect/git-pull")
    assert parse_qs(pull.query) == {
        "repo": ["https://github.com/ada/networks"],
        "branch": ["main"],
        "urlpath": ["lab/tree/networks/release/index.ipynb"],
    }


@pytest.mark.parametrize("options", [("ada",), ("https://github.com/ada/networks",), (None, "hub.example.edu")])
def test_links_that_lead_nowhere_are_refused_before_anything_is_written(tmp_path, options):
    with pytest.raises(CourseError, match="write --"):
        publish(COURSE, tmp_path, *options)
    assert names(tmp_path) == []


def test_publishing_again_changes_nothing(published):
    assert publish(COURSE, published) == []


def test_a_file_dropped_from_the_course_is_dropped_and_an_added_one_stays(published, tmp_path):
    publish(COURSE, tmp_path)
    (tmp_path / "course" / "old").mkdir()
    (tmp_path / "course" / "old" / "old.py").write_text("")
    (tmp_path / ".published").write_text((tmp_path / ".published").read_text() + "\ncourse/old/old.py")
    (tmp_path / "syllabus.pdf").write_bytes(b"ours")
    assert publish(COURSE, tmp_path) == ["removed course/old/old.py"]
    assert (tmp_path / "syllabus.pdf").exists()
    assert not (tmp_path / "course" / "old").exists()


def test_a_folder_of_somebody_elses_is_refused(tmp_path):
    (tmp_path / "thesis.tex").write_text("")
    with pytest.raises(CourseError, match="not published from here"):
        publish(COURSE, tmp_path)
    assert names(tmp_path) == ["thesis.tex"]


def test_the_course_itself_is_refused():
    with pytest.raises(CourseError, match="lies in the course itself"):
        publish(COURSE, ROOT / "release")


@pytest.fixture
def small(tmp_path):
    """A course of one lesson that can be published."""
    course = Course(write_tiny(tmp_path / "small").parents[1])
    build(course.lesson(NAME)).write(course.root)
    for name in COPIED.values():
        shutil.copy(ROOT / name, course.root / name)
    (course.root / "release" / "index.ipynb").write_text("{}")
    return course


def test_a_lesson_that_changed_since_it_was_built_is_refused_before_anything_is_written(small, tmp_path):
    text = small.lesson(NAME).text
    text.write_text(text.read_text().replace("numbers", "amounts"))
    with pytest.raises(CourseError, match=f"run classroom build {NAME}, then classroom check {NAME}"):
        publish(small, tmp_path / "students")
    assert not (tmp_path / "students").exists()
    build(small.lesson(NAME)).write(small.root)
    assert f"release/{NAME}/tiny.ipynb" in publish(small, tmp_path / "students")


def test_a_lesson_whose_source_is_gone_is_refused_too(small, tmp_path):
    small.lesson(NAME).source.unlink()
    with pytest.raises(CourseError, match="changed since the last build"):
        publish(small, tmp_path / "students")


def test_data_that_changed_since_the_build_is_refused_too(small, tmp_path):
    (small.lesson(NAME).folder / "data" / "new.json").write_text("[]")
    with pytest.raises(CourseError, match="changed since the last build"):
        publish(small, tmp_path / "students")

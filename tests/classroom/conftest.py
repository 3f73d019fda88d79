"""What is dear to make, made once for all tests of grading and gate: fork servers, a lesson with a bank."""

import shutil

import pytest

from classroom.judge.session_pool import SessionPool
from classroom.lesson import Course
from tests.banked import make_banked
from tests.tiny import NAME


@pytest.fixture(scope="session")
def sessions():
    with SessionPool() as sessions:
        yield sessions


@pytest.fixture(scope="session")
def banked_once(tmp_path_factory):
    """The course folder of the smallest lesson with a bank, built; not to be changed."""
    root = tmp_path_factory.mktemp("banked")
    make_banked(root)
    return root


@pytest.fixture
def banked(banked_once, tmp_path):
    """That lesson in a course folder of its own."""
    shutil.copytree(banked_once, tmp_path / "course")
    return Course(tmp_path / "course").lesson(NAME)


@pytest.fixture
def redo(banked):
    """Seed a change into a file of the lesson; returns the lesson as it is then."""

    def done(name: str, old: str, new: str):
        path = banked.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return banked.course.lesson(NAME)

    return done

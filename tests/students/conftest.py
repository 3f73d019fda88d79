"""The course of the corpus, built once a worker, and both ways to run a notebook of it."""

import pytest

from classroom.build import build
from classroom.lesson import Course
from tests.students.lesson import NAME, write_parcels


@pytest.fixture(scope="session")
def parcels(tmp_path_factory):
    root = tmp_path_factory.mktemp("parcels")
    write_parcels(root)
    lesson = Course(root).lesson(NAME)
    build(lesson).write(root)
    return lesson

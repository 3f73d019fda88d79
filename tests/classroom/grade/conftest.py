"""A graded course folder, built once."""

import nbformat
import pytest
from nbgrader.api import Gradebook

from classroom.build import build
from classroom.example_class import submissions
from classroom.grade import grade_assignment
from classroom.lesson import Course
from classroom.sandbox.limits import Limits
from tests.tiny import NAME, write_tiny

LIMITS = Limits(cpu_s=2, wall_s=60)


def hand_in(root, student, content):
    folder = root / "submitted" / student / NAME
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tiny.ipynb").write_bytes(content)


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """The tiny lesson's own class, graded: the course folder, the lesson, what became of each by student."""
    root = tmp_path_factory.mktemp("course")
    write_tiny(root)
    lesson = Course(root).lesson(NAME)
    build(lesson).write(root)
    for student, content in submissions(lesson).items():
        hand_in(root, student, content)
    results = {one.student: one for one in grade_assignment(lesson, root, limits=LIMITS)}
    return root, lesson, results


def scores(root):
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        return {s.student.id: s.score for s in gradebook.assignment_submissions(NAME)}


def autograded(root, student):
    return nbformat.read(root / "autograded" / student / NAME / "tiny.ipynb", as_version=4)

"""What workers run becomes what one machine would have made of it, byte for byte, and they need no lesson for it."""

import pickle
import shutil

import pytest

from classroom.cluster.executor import Cluster
from classroom.errors import CourseError
from classroom.grade import grade_assignment
from classroom.lesson import Course
from tests.classroom.cluster.dask_like import Client
from tests.classroom.grade.conftest import LIMITS, scores
from tests.tiny import NAME

STUDENTS = ("perfect", "mistaken-01", "mistaken-03", "broken-json")


@pytest.fixture
def course(graded, tmp_path):
    root = tmp_path / "course"
    for tree in ("lessons", "source", "release"):
        shutil.copytree(graded[0] / tree, root / tree)
    for student in STUDENTS:
        shutil.copytree(graded[0] / "submitted" / student, root / "submitted" / student)
    return root


def notebooks(root):
    return {student: (root / "autograded" / student / NAME / "tiny.ipynb").read_bytes() for student in STUDENTS}


def test_marks_and_notebooks_are_those_of_one_machine(graded, course):
    client = Client({"one": 1, "two": 1}).at_once()
    cluster = Cluster(client, print)
    results = {
        one.student: one
        for one in grade_assignment(Course(course).lesson(NAME), course, limits=LIMITS, cluster=cluster)
    }
    assert results == {student: graded[2][student] for student in STUDENTS}
    assert scores(course) == {student: scores(graded[0])[student] for student in STUDENTS}
    assert notebooks(course) == notebooks(graded[0])
    messages = [pickle.loads(sent.message) for sent in client.sent]
    assert len(messages) == len(STUDENTS)
    assert not [job for _, (_, _, job) in messages if str(course).encode() in job]


def test_without_the_sandbox_a_scheduler_is_refused(course):
    cluster = Cluster(Client({"one": 1}), print)
    with pytest.raises(CourseError, match="--scheduler goes with the sandbox only"):
        grade_assignment(Course(course).lesson(NAME), course, limits=LIMITS, cluster=cluster, sandbox=False)

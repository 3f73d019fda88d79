"""A class by hand: two exercises of the core, one beyond it."""

from datetime import datetime

import pytest

from classroom.grade.notebook_metadata import Facts, Failure
from classroom.marks.gradebook import CORE, STRETCH, Mark, Marks, Part
from classroom.report.gather import Class, Student

PARTS = (
    Part("walk", CORE, ("test_walk", "test_walk_glue"), 4),
    Part("cache", CORE, ("test_cache",), 2),
    Part("caa", STRETCH, ("test_caa",), 3),
)
DUE = datetime(2026, 11, 2, 12, 0)
GLUE, TTL = "Glue is there for every zone.", "A TTL is counted from the first query."


def student(
    name="ada", walk=4, cache=2, caa=3, failures=(), notes=(), endings=(), unwritten=(), at=None, late_s=0, below=()
):
    mark = Mark(name, "", "", "", "", {"walk": walk, "cache": cache, "caa": caa}, at=at, late_s=late_s)
    return Student(mark, Facts(dict(failures), tuple(notes), dict(endings)), frozenset(unwritten), dict(below))


def failed(belief=None, kinds=(), below=(), how="wrong"):
    return Failure(how, belief, tuple(kinds), tuple(below))


def class_of(*students, absent=(), waiting=(), unknown=()):
    marks = Marks("04-dns", "DNS", PARTS, tuple(s.mark for s in students), DUE)
    nobody = tuple(Mark(name, "", "", "", "", {}) for name in absent)
    return Class(marks, students, nobody, waiting, unknown)


@pytest.fixture
def mixed():
    """Ten: six without a fault, two who share a belief, one who fails without, one who has not begun."""
    right = [student(f"right-{n}", at=datetime(2026, 11, 1, 8 + n)) for n in range(6)]
    glue = {"test_walk_glue": failed(GLUE, ["a zone without glue"]), "test_caa": failed(TTL, ["a wildcard"])}
    believing = [student(f"believing-{n}", walk=1, caa=0, failures=glue) for n in range(2)]
    other = student("other", walk=0, cache=0, failures={"test_walk": failed(kinds=["two zones"], how="raised")})
    idle = student("idle", 0, 0, 0, unwritten=["walk", "cache", "caa"], at=datetime(2026, 11, 2, 13), late_s=3600)
    return class_of(*right, *believing, other, idle, absent=["gone"], waiting=("new",), unknown=("old",))

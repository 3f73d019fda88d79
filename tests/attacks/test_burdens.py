"""Whatever a submission burdens the machine with, it ends with a stated reason and its neighbours keep their marks."""

import re

import nbformat
import pytest

from classroom.grade import grade_assignment
from classroom.lesson import Course
from classroom.sandbox.limits import Limits
from tests.attacks.burdens import BURDENS
from tests.attacks.lesson import NAME, TESTS

pytestmark = pytest.mark.long
LIMITS = Limits(cpu_s=2, memory=1 << 30, wall_s=60)
BY_NAME = {attack.name: (attack, reason) for attack, reason in BURDENS.items()}


@pytest.fixture(scope="module")
def graded(besiege):
    siege = besiege([*BURDENS])
    course = siege.place.course
    results = grade_assignment(Course(course).lesson(NAME), course, limits=LIMITS)
    return course, {one.student: one for one in results}


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_a_burden_costs_its_own_part_only(graded, name):
    _, results = graded
    one = results[name]
    assert {test for test, passed in one.passed.items() if passed} == BY_NAME[name][0].earns, (one.notes, one.endings)


@pytest.mark.parametrize("name", sorted(name for name, (_, reason) in BY_NAME.items() if reason))
def test_a_burden_ends_with_a_stated_reason(graded, name):
    course, _ = graded
    notebook = nbformat.read(course / "autograded" / name / NAME / "target.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    said = [notebook.cells[0].source, *(output.get("text", output.get("evalue", "")) for output in outputs)]
    said += [line for output in outputs for line in (output.get("ename", ""), *output.get("traceback", []))]
    assert re.search(BY_NAME[name][1], "\n".join(said)), said


def test_the_neighbour_keeps_its_marks(graded):
    _, results = graded
    assert results["neighbour"].passed == dict.fromkeys(TESTS, True)
    assert results["neighbour"].endings == {}

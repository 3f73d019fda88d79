"""Each attack gets what its honest part deserves, tells nothing and harms nobody."""

import nbformat
import pytest

from classroom.judge.session_pool import SessionPool
from classroom.lesson import Course
from classroom.marks.gradebook import read_marks
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import LAYERS
from tests.attacks.conftest import ATTACKS, BY_NAME
from tests.attacks.lesson import NAME, TESTS

NAMES = sorted(BY_NAME)
# A fork may take many times its processor time on a busy machine: what is probed is a layer, and never these.
FAR = Limits(cpu_s=100, wall_s=1000)


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own():
    assert len(ATTACKS) == len(BY_NAME) >= 40
    assert all(attack.on_plain or attack.layer for attack in ATTACKS)


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_gets_what_its_honest_part_deserves(sandboxed, name):
    _, graded = sandboxed
    passed = {test for test, passed in graded[name].passed.items() if passed}
    assert passed == BY_NAME[name].earns, (graded[name].notes, graded[name].endings)


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_tells_nothing(sandboxed, name):
    siege, _ = sandboxed
    assert siege.leaked(name) == set()


@pytest.mark.parametrize("name", [attack.name for attack in ATTACKS if attack.harm])
def test_an_attack_harms_nothing(sandboxed, name):
    siege, _ = sandboxed
    assert not BY_NAME[name].harm(siege.place)


@pytest.mark.parametrize("name", [attack.name for attack in ATTACKS if attack.layer])
def test_an_attack_gets_somewhere_only_without_the_layer_that_it_probes(sandboxed, name):
    siege, _ = sandboxed
    attack = BY_NAME[name]
    graded = nbformat.read(siege.place.course / "autograded" / name / NAME / "target.ipynb", as_version=4)
    assert "reached" not in _printed(graded.cells)
    order = {"do": "run", "id": "attack", "source": siege.place.fill(attack.cells[0])}
    with SessionPool(LAYERS - {attack.layer}) as sessions:
        ran = sessions.run([order], {}, FAR)
    assert ran.ended is None, ran
    outputs = ran.verdicts["attack"]["outputs"]
    assert "reached" in "".join(output.get("text", "") for output in outputs), outputs


def _printed(cells) -> str:
    return "".join(output.get("text", "") for cell in cells for output in cell.get("outputs", []))


def test_the_neighbours_mark_is_what_it_would_have_been(sandboxed):
    siege, graded = sandboxed
    assert graded["neighbour"].passed == dict.fromkeys(TESTS, True)
    marks = read_marks(Course(siege.place.course).lesson(NAME), siege.place.course)
    assert len([mark for mark in marks.students if mark.graded]) == len(ATTACKS) + 1

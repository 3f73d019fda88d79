"""Modules of the lab that come close to an answer: the judge has them, a student's process does not."""

import py_compile
from pathlib import Path

import pytest

import course
from classroom.lesson import Course
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import withheld
from tests.classroom.judge.orders import check, run, shown

LIMITS = Limits(cpu_s=5, wall_s=60)
PACKAGE = Path(course.__path__[0])
MODULES = [line for line in (PACKAGE / "withheld.txt").read_text().splitlines() if not line.startswith("#")]

SHORTCUT = """
def cwnd_after(events, cwnd, ssthresh):
    from course.lab.tcp._reno import Reno

    reno, found = Reno(cwnd), []
    reno.ssthresh = ssthresh
    for before, event in zip([None, *events], events):
        if event == "acked":
            reno.acked(reno.cwnd)
        elif event == "duplicates":
            reno.lost(reno.cwnd)
        else:
            reno.timed_out(None if before == "timeout" else reno.cwnd)
        found.append((reno.cwnd, reno.ssthresh))
    return found
"""


def test_each_line_names_a_module():
    assert MODULES
    assert {path.suffix for path in withheld()} >= {".py"}
    assert all(path.is_file() for path in withheld())


@pytest.mark.parametrize("module", MODULES)
def test_student_code_cannot_import_it_and_the_judge_can(sessions, module):
    orders = [run(f"import {module}", "import"), check(f"import {module}\nassert vars({module})")]
    verdicts = sessions.run(orders, {}, LIMITS).verdicts
    assert "withheld where answers are graded" in shown(verdicts["import"]["outputs"])
    assert verdicts["test_f"]["passed"]


def test_student_code_cannot_read_its_text_nor_what_python_made_of_it(sessions):
    for path in {path for path in withheld() if path.suffix == ".py"}:
        py_compile.compile(str(path))
    source = f"print([line for path in {list(map(str, withheld()))} for line in open(path)])"
    told = shown(sessions.run([run(source)], {}, LIMITS).verdicts["cell"]["outputs"])
    assert told.count("raise ImportError") == len(withheld()) > len(MODULES)
    assert "class" not in told


def test_an_answer_that_asks_the_lab_is_no_answer(sessions):
    exercise = next(e for e in Course(PACKAGE.parent).lesson("03-tcp-and-udp").exercises if e.name == "cwnd_after")
    tests = [check(cell.source, "cwnd_after", name=str(n)) for n, cell in enumerate(exercise.test_cells)]
    verdicts = sessions.run([run(SHORTCUT), *tests], {}, LIMITS).verdicts
    assert [verdicts[str(n)]["passed"] for n in range(len(tests))] == [False] * len(tests)

"""What the two fork servers have and have not loaded, inherited and opened."""

import pytest

from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import writable
from tests.classroom.judge.orders import check, run, shown

LIMITS = Limits(cpu_s=5, wall_s=60)
GIVEN = {
    "HOME",
    "IPYTHONDIR",
    "LANG",
    "MALLOC_ARENA_MAX",
    "MPLBACKEND",
    "MPLCONFIGDIR",
    "NBGRADER_EXECUTION",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "PATH",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONHASHSEED",
    "TMPDIR",
}


@pytest.fixture
def says(sessions):
    """``says(expression)``: its value in a student's process, as text."""

    def said(expression):
        outputs = sessions.run([run(f"import os, sys, threading\nprint({expression})")], {}, LIMITS).verdicts["cell"]
        return shown(outputs["outputs"]).strip()

    return said


def test_the_students_fork_server_has_loaded_nothing_of_grading(says):
    loaded = says("*sorted(sys.modules)").split()
    assert {
        name for name in loaded if name.split(".")[0] in ("nbgrader", "nbformat", "jupytext", "sqlalchemy")
    } == set()
    assert {name for name in loaded if name.startswith("classroom")} == {
        "classroom",
        "classroom.judge",
        "classroom.judge.agent",
        "classroom.judge.channel",
        "classroom.judge.codec",
        "classroom.judge.shared_reader",
        "classroom.sandbox",
        "classroom.sandbox.seccomp",
        "classroom.sandbox.limits",
        "classroom.sandbox.linux",
        "classroom.sandbox.fork_server",
        "classroom.sandbox.jail",
        "classroom.sandbox.mounts",
        "classroom.sandbox.shell",
        "classroom.sandbox.preload_student",
    }


def test_what_lessons_use_is_loaded_before_the_fork(says):
    loaded = set(says("*sorted(sys.modules)").split())
    assert {"course.check", "course.lab", "dns.message", "httpx", "matplotlib.pyplot"} <= loaded


def test_the_judges_fork_server_has_loaded_no_shell_and_nothing_of_grading(sessions):
    source = """
import sys
heavy = {"IPython", "nbgrader", "matplotlib", "classroom.grade", "classroom.gate", "classroom.build"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
assert {"course.check", "course.lab", "dns.message"} <= set(sys.modules)
"""
    assert sessions.run([check(source)], {}, LIMITS).verdicts["test_f"]["passed"]


def test_nothing_of_the_callers_environment_is_inherited(says):
    assert set(says("*os.environ").split()) <= GIVEN
    assert says("os.environ['HOME']") == says("os.getcwd()") == "/student"
    assert says("os.environ['TMPDIR']") == writable()[-1]


def test_the_judge_has_the_same_few_variables(sessions):
    source = f"import os\nassert set(os.environ) <= {GIVEN!r}, set(os.environ)"
    verdict = sessions.run([check(source)], {}, LIMITS).verdicts["test_f"]
    assert verdict["passed"], verdict


HELD = """
import os
def held():
    found = []
    for number in os.listdir("/proc/self/fd"):
        try:
            found.append(os.readlink(f"/proc/self/fd/{number}").split(":")[0])
        except OSError:  # the descriptor that listed them
            pass
    return found
"""


def test_a_student_holds_one_socket_and_nothing_else(sessions):
    result = sessions.run([run(HELD + "print(*held())")], {}, LIMITS)
    held = shown(result.verdicts["cell"]["outputs"]).split()
    assert held.count("socket") == 1
    assert set(held) == {"socket", "/dev/null"}


def test_a_judge_holds_two_sockets_and_the_callers_standard_error(sessions):
    source = HELD + "assert held().count('socket') == 2, held()\nassert len(set(held())) <= 3, held()"
    verdict = sessions.run([check(source)], {}, LIMITS).verdicts["test_f"]
    assert verdict["passed"], verdict


def test_a_fork_starts_without_threads_of_ours(says):
    assert says("sorted(t.name for t in threading.enumerate())") == "['MainThread']"


def test_sets_come_in_one_order_in_every_run(says):
    assert says("hash('shop.test')") == says("hash('shop.test')")


def test_the_random_generator_differs_from_fork_to_fork(says):
    drawn = "__import__('random').random()"
    assert says(drawn) != says(drawn)


def test_a_student_has_a_session_of_its_own(says):
    assert says("os.getsid(0) == os.getpid() == os.getpgid(0)") == "True"

"""A class graded by a real scheduler and three workers, one of which is killed, as it would be by one machine."""

import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

import classroom
import course
from classroom.build import build
from classroom.example_class import submissions
from classroom.feedback import write_feedback
from classroom.lesson import Course
from classroom.marks.export import file_for
from classroom.marks.gradebook import read_marks
from tests.classroom.cluster.cluster import Processes, wait_for
from tests.tiny import NAME, write_tiny
from tests.tools import needs_module

pytestmark = [pytest.mark.long, needs_module("distributed", command="make cluster")]
AMOUNT = 3  # of each of the example class, but for the one that never ends


@pytest.fixture
def here(tmp_path):
    root = tmp_path / "here"
    write_tiny(root)
    lesson = Course(root).lesson(NAME)
    build(lesson).write(root)
    for student, content in submissions(lesson).items():
        for number in range(AMOUNT if student != "infinite-loop" else 0):
            folder = root / "submitted" / f"{student}-{number}" / NAME
            folder.mkdir(parents=True)
            (folder / "tiny.ipynb").write_bytes(content)
    return root


@pytest.fixture
def processes(tmp_path):
    (tmp_path / "cluster").mkdir()
    processes = Processes(tmp_path / "cluster")
    yield processes
    processes.close()


@pytest.fixture
def grading():
    with ExitStack() as started:

        def grade(root, *options) -> subprocess.Popen:
            command = [sys.executable, "-m", "classroom", "grade", NAME, "--course", str(root), *map(str, options)]
            made = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            started.enter_context(made)
            started.callback(made.kill)
            return made

        yield grade


def recorded(root) -> int:
    """Only what is in its place: a folder with a dot in front is being put together and may go while it is read."""
    return len([*root.glob("autograded/[!.]*/*/tiny.ipynb")])


def results(root) -> dict[str, bytes | str]:
    """All that a student or an instructor gets to see of it."""
    lesson = Course(root).lesson(NAME)
    write_feedback(lesson, root)
    made = [path for tree in ("autograded", "feedback") for path in (root / tree).rglob("*") if path.is_file()]
    marks = file_for("csv", read_marks(lesson, root)).text
    return {str(path.relative_to(root)): path.read_bytes() for path in made} | {"marks": marks}


def another_grader(folder: Path) -> str:
    """This code with a line more, where Python finds it first."""
    for package in (classroom, course):
        (found,) = package.__path__
        shutil.copytree(found, folder / package.__name__, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "classroom" / "names.py").open("a") as file:
        file.write("# a line more\n")
    return str(folder)


def test_marks_and_feedback_are_those_of_one_machine_though_a_worker_is_killed(here, grading, processes, tmp_path):
    there = tmp_path / "there"
    shutil.copytree(here, there)
    victim, *_ = processes.worker("first", "--no-nanny"), processes.worker("second", "--no-nanny")
    processes.worker("third", "--nanny")
    processes.worker("stranger", "--no-nanny", PYTHONPATH=another_grader(tmp_path / "other"))
    cluster = grading(there, "--scheduler", processes.address, "--certificates", processes.certificates)
    wait_for(lambda: recorded(there) or cluster.poll() is not None, "the first mark")
    victim.send_signal(signal.SIGSTOP)  # what it is about to do stays with it, and the others do all else
    wait_for(lambda: recorded(there) >= 9 * AMOUNT - 1 or cluster.poll() is not None, "all marks but one")
    victim.kill()
    _, said = cluster.communicate(timeout=240)
    assert cluster.returncode == 0, said
    assert "gets no jobs: its package classroom is not the one here: take the same commit" in said
    assert "is gone; jobs that are run again: 1\n" in said
    alone = grading(here)
    assert alone.communicate(timeout=240)[1] == ""
    found, wanted = results(there), results(here)
    assert len(wanted) >= 2 * 9 * AMOUNT + 1
    assert [name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)] == []


def test_certificates_of_another_cluster_open_nothing(here, grading, processes, tmp_path):
    subprocess.run([sys.executable, "-m", "classroom", "certificates", str(tmp_path / "mine")], check=True)
    done = grading(here, "--scheduler", processes.address, "--certificates", tmp_path / "mine")
    said = done.communicate(timeout=240)[1]
    assert (done.returncode, recorded(here)) == (1, 0)
    assert f"no scheduler answers at {processes.address} to the certificates in {tmp_path / 'mine'}" in said

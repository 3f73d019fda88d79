"""An assignment that is no lesson, in `nbgrader autograde`: one line, or stock grading by somebody who asked for it."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from tests.tiny import write_tiny

ROOT = Path(__file__).parents[2]
NAME = "essay"
ANSWER = "def half(x):\n    return x / 2"


def cell(source: str, name: str, grade: bool):
    marks = {
        "grade": grade,
        "grade_id": name,
        "locked": grade,
        "schema_version": 3,
        "solution": not grade,
        "task": False,
    }
    return new_code_cell(source, id=name, metadata={"nbgrader": marks | ({"points": 2} if grade else {})})


def notebook(answer: str, test: str):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(
        cells=[cell(answer, "half", False), cell(test, "test_half", True)], metadata={"kernelspec": kernel}
    )


def nbgrader(course: Path, *command: str) -> subprocess.CompletedProcess:
    done = [sys.executable, "-m", "nbgrader", *command]
    return subprocess.run(done, cwd=course, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """Ada has a right answer and a test that says nothing."""
    root = tmp_path_factory.mktemp("generated")
    write_tiny(root)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for place, made in (
        (
            root / "source" / NAME,
            notebook(f"### BEGIN SOLUTION\n{ANSWER}\n### END SOLUTION", "assert half(4) == 2"),
        ),
        (root / "submitted" / "ada" / NAME, notebook(ANSWER, "print('fine')")),
        (root / "submitted" / "ben" / NAME, notebook("half = None", "print('fine')")),
    ):
        place.mkdir(parents=True)
        nbformat.write(made, place / "essay.ipynb")
    made = nbgrader(root, "generate_assignment", NAME)
    assert made.returncode == 0, made.stderr
    return root


@pytest.fixture
def course(generated, tmp_path):
    return shutil.copytree(generated, tmp_path / "course")


def test_one_line_says_what_to_do_and_nothing_runs(course):
    done = nbgrader(course, "autograde", NAME)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"classroom: nothing was graded: {NAME} is no lesson of this course")
    assert "Traceback" not in done.stderr
    assert not list((course / "autograded").glob("*/*"))


def test_whoever_asks_for_it_has_nbgraders_own_grading(course):
    with (course / "nbgrader_config.py").open("a") as config:
        config.write("\nc.Judge.sandbox = False\n")
    done = nbgrader(course, "autograde", NAME)
    assert done.returncode == 0, done.stderr
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        marks = {one.student.id: one.score for one in gradebook.assignment_submissions(NAME)}
    assert marks == {"ada": 2, "ben": 0}

"""nbgrader's whole chain for real: release, fetch, submit, collect, grade, feedback, export."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from classroom.build import build
from classroom.lesson import Course, grade_id
from tests.tiny import NAME, write_tiny

ROOT = Path(__file__).parent.parent.parent


class Chain:
    """An instructor's course folder and a student's home, joined by an exchange."""

    def __init__(self, folder: Path):
        self.course, self.home, exchange = folder / "course", folder / "student", folder / "exchange"
        for path in (self.course, self.home, exchange):
            path.mkdir()
        exchange.chmod(0o777)
        shutil.copy(ROOT / "nbgrader_config.py", self.course)
        (self.home / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "networking"\n')
        for place in (self.course, self.home):
            with (place / "nbgrader_config.py").open("a") as config:
                config.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
        commands = str(Path(sys.executable).parent)
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join([commands, os.environ["PATH"]]),
            "HOME": str(folder),
            "JUPYTER_DATA_DIR": str(folder / "jupyter"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
        }

    def nbgrader(self, place: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["nbgrader", *arguments], cwd=place, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stderr

    def classroom(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "classroom", *arguments]
        subprocess.run(command, cwd=self.course, env=self.environment, check=True, capture_output=True)

    def marks(self) -> dict[str, float]:
        self.nbgrader(self.course, "export")
        with (self.course / "grades.csv").open() as table:
            return {
                row["student_id"]: float(row["score"]) for row in csv.DictReader(table) if row["assignment"] == NAME
            }


def solve(path: Path, answers: dict[str, str]) -> None:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if grade_id(cell) in answers:
            cell.source = answers[grade_id(cell)]
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """A student has fetched, solved half, submitted; the instructor has collected."""
    made = Chain(tmp_path_factory.mktemp("chain"))
    write_tiny(made.course)
    lesson = Course(made.course).lesson(NAME)
    build(lesson).write(made.course)
    made.nbgrader(made.course, "generate_assignment", NAME, "--force")
    made.nbgrader(made.course, "release_assignment", NAME)
    made.nbgrader(made.home, "fetch_assignment", NAME)
    wrong = lesson.exercise("total").answer("wrong_backwards").source
    solve(made.home / NAME / "tiny.ipynb", {"double": lesson.exercise("double").cell.source, "total": wrong})
    made.nbgrader(made.home, "submit", NAME)
    made.nbgrader(made.course, "collect", NAME)
    (made.student,) = [path.name for path in (made.course / "submitted").iterdir()]
    return made


def test_nbgrader_autograde_and_classroom_grade_give_the_same_marks(chain):
    chain.nbgrader(chain.course, "autograde", NAME)
    graded = chain.course / "autograded" / chain.student / NAME / "tiny.ipynb"
    by_nbgrader, notebook = chain.marks(), graded.read_bytes()
    (chain.course / "gradebook.db").unlink()
    shutil.rmtree(chain.course / "autograded")
    chain.classroom("grade", NAME)
    assert chain.marks() == by_nbgrader == {chain.student: 3.0}
    assert graded.read_bytes() == notebook


def test_feedback_comes_back_to_the_student(chain):
    chain.classroom("grade", NAME)
    chain.nbgrader(chain.course, "generate_feedback", NAME)
    chain.nbgrader(chain.course, "release_feedback", NAME)
    chain.nbgrader(chain.home, "fetch_feedback", NAME)
    (page,) = chain.home.rglob("tiny.html")
    assert "The order does not matter." in page.read_text()
    assert "asked.append" not in page.read_text()


def test_what_nbgrader_would_release_is_what_was_built(chain):
    """`nbgrader generate_assignment` in the course folder gives students the same cells."""
    released = nbformat.read(chain.course / "release" / NAME / "tiny.ipynb", as_version=4)
    made = build(Course(chain.course).lesson(NAME)).files[f"release/{NAME}/tiny.ipynb"]
    assert released.cells == nbformat.reads(made.decode(), as_version=4).cells

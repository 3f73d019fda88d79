"""The students' repository on its own: its environment is made from it alone, and every lesson runs in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from classroom.example_class import filled
from classroom.lesson import Course
from classroom.publish import publish

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.long


class Students:
    """The published folder with a virtual environment inside, and nothing of ours on any path."""

    def __init__(self, folder: Path):
        self.folder, self.bin = folder, folder / ".venv" / "bin"
        # Neither this environment, nor kernels and packages of whoever runs the tests, may lend a hand.
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER", "VIRTUAL"))
        }
        home = str(folder.parent / "home")
        self.environment = {**kept, "PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": home, "PYTHONNOUSERSITE": "1"}

    def run(self, *command: str, check: bool = True, **options) -> str:
        options = {"cwd": self.folder, "env": self.environment} | options
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)
        assert not check or done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
        return done.stdout


@pytest.fixture(scope="module")
def students(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "students"
    publish(Course(ROOT), folder)
    made = Students(folder)
    made.run(sys._base_executable, "-m", "venv", folder / ".venv")
    # As `pip install -r requirements.lock`, in seconds: hashes are required, from the published lock.
    lock = ["--require-hashes", "-r", folder / "requirements.lock"]
    made.run(sys.executable, "-m", "uv", "--system-certs", "pip", "install", "--python", made.bin / "python", *lock)
    made.run(folder / "postBuild")
    return made


def test_the_installation_finds_itself_well(students):
    assert "Everything works" in students.run("python", "-m", "course")
    where = students.run("python", "-c", "import course; print(course.__file__)", cwd=students.folder.parent)
    assert Path(where.strip()).is_relative_to(students.folder)


def execute(students, lesson, answers) -> subprocess.CompletedProcess:
    copy = students.folder / "release" / lesson.name / "solved.ipynb"
    copy.write_bytes(filled(lesson, answers))
    command = ["jupyter", "execute", "--timeout=120", copy.name]
    return subprocess.run(
        command, cwd=copy.parent, env=students.environment, capture_output=True, text=True, check=False
    )


def test_a_solved_lesson_runs_from_top_to_bottom(students, lesson):
    chosen = Course(ROOT).lesson(lesson)
    done = execute(students, chosen, {exercise.name: exercise.cell.source for exercise in chosen.exercises})
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.lesson("04-dns")
def test_an_unsolved_lesson_does_not(students):
    assert execute(students, Course(ROOT).lesson("04-dns"), {}).returncode != 0


def test_repo2docker_accepts_the_folder(students):
    """Without Docker it goes as far as the recipe, in which the environment and postBuild have to stand."""
    command = ["jupyter-repo2docker", "--no-build", "--debug", "."]
    environment = {**students.environment, "PATH": f"{Path(sys.executable).parent}:{students.environment['PATH']}"}
    done = subprocess.run(command, cwd=students.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    recipe = done.stdout + done.stderr
    assert "environment.yml" in recipe
    assert "postBuild" in recipe


def test_repo2docker_refuses_what_it_cannot_build(students, tmp_path):
    (tmp_path / "environment.yml").write_text("- not\n- an environment\n")
    command = [Path(sys.executable).parent / "jupyter-repo2docker", "--no-build", "--debug", "."]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0

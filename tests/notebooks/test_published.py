"""The students' repository on its own: its environment is made from it alone, and lessons run in it.

How each of them runs is seen in tests/browser/test_lessons.py.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from classroom.example_class import filled
from classroom.lesson import Course

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.long


def test_the_installation_finds_itself_well(students):
    assert "Everything works" in students.run("python", "-m", "course")
    where = students.run("python", "-c", "import course; print(course.__file__)", cwd=students.folder.parent)
    assert Path(where.strip()).is_relative_to(students.folder)


def test_the_pip_that_comes_with_this_python_takes_the_lock(students):
    """What the README says, which the environment itself was not made by: uv is quicker, and forgives more."""
    told = students.run("python", "-m", "pip", "install", "--dry-run", "--ignore-installed", "-r", "requirements.lock")
    assert "Would install" in told


def test_a_shared_server_gets_the_package_without_the_folder(students, tmp_path):
    """As docs/teaching.md says; what is installed does not need what it was installed from."""
    there = tmp_path / "site"
    where = ["--target", there, students.folder]
    students.run("python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", *where)
    environment = {**students.environment, "PYTHONPATH": str(there)}
    code = "import course.lab; print(course.lab.__file__)"
    assert Path(students.run("python", "-c", code, cwd=tmp_path, env=environment).strip()).is_relative_to(there)
    assert "Everything works" in students.run("python", "-m", "course", cwd=tmp_path, env=environment)
    published = {path.relative_to(students.folder) for path in (students.folder / "course").rglob("*.*")}
    assert {path for path in published if path.suffix != ".pyc" and not (there / path).is_file()} == set()


def execute(students, lesson, answers) -> subprocess.CompletedProcess:
    copy = students.folder / "release" / lesson.name / "solved.ipynb"
    copy.write_bytes(filled(lesson, answers))
    command = ["jupyter", "execute", "--timeout=120", copy.name]
    return subprocess.run(
        command, cwd=copy.parent, env=students.environment, capture_output=True, text=True, check=False
    )


@pytest.mark.lesson("01-osi-model")
def test_a_solved_lesson_runs_from_top_to_bottom(students, lesson):
    chosen = Course(ROOT).lesson(lesson)
    done = execute(students, chosen, {exercise.name: exercise.cell.source for exercise in chosen.exercises})
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.lesson("01-osi-model")
def test_an_unsolved_lesson_does_not(students, lesson):
    assert execute(students, Course(ROOT).lesson(lesson), {}).returncode != 0


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

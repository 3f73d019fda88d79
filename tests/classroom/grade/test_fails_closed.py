"""Without a sandbox that holds nothing is graded, unless somebody says that it may be."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from classroom.__main__ import main
from classroom.errors import CourseError
from classroom.grade import grade_assignment, grade_notebook, job
from classroom.judge.session_pool import SessionPool
from classroom.lesson import Course
from classroom.sandbox import mounts
from classroom.sandbox.mounts import LAYERS
from tests.tiny import NAME

ROOT = Path(__file__).parents[3]


def without_namespaces(*command: str, folder: Path) -> subprocess.CompletedProcess:
    stop = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    stopped = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", stop, "sh", sys.executable, *command]
    return subprocess.run(stopped, capture_output=True, text=True, check=False, cwd=folder)


def test_a_sandbox_that_does_not_hold_stops_grading(monkeypatch):
    monkeypatch.setattr(job, "SessionPool", lambda: SessionPool(LAYERS - {"network"}))
    with pytest.raises(CourseError, match=r"nothing was graded.* this machine's network.*--no-sandbox .*: then"):
        job.session_pool.__wrapped__(sandbox=True)


def test_a_course_that_student_code_could_read_is_not_graded(graded, monkeypatch):
    root, lesson, _ = graded
    before = (root / "gradebook.db").read_bytes()
    monkeypatch.setattr(mounts, "SYSTEM", (*mounts.SYSTEM, str(root.parent)))
    for call in (lambda: grade_assignment(lesson, root, again=True), lambda: grade_notebook(lesson, root, b"")):
        with pytest.raises(CourseError, match=r"lies in .*, which student code can read"):
            call()
    assert (root / "gradebook.db").read_bytes() == before


def test_where_there_are_no_namespaces_grading_stops_with_one_sentence(graded):
    """The real refusal, of a system on which nobody may make one more namespace of users."""
    root, _, _ = graded
    before = (root / "gradebook.db").read_bytes()
    done = without_namespaces("-m", "classroom", "grade", NAME, "--again", "--course", str(root), folder=ROOT)
    assert done.returncode == 1
    said = "classroom: nothing was graded, as there is no sandbox for student code here (unshare: namespaces are not"
    assert done.stderr.startswith(said)
    assert "--no-sandbox" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "gradebook.db").read_bytes() == before


def test_nbgraders_own_command_grades_nobody_without_a_sandbox(graded, tmp_path):
    root, _, _ = graded
    own = tmp_path / "course"
    for tree in ("lessons", "source", "release", "submitted"):
        shutil.copytree(root / tree, own / tree)
    for file in (ROOT / "nbgrader_config.py", root / "gradebook.db"):
        shutil.copy(file, own)
    done = without_namespaces("-m", "nbgrader", "autograde", NAME, folder=own)
    assert done.returncode == 1
    assert "nothing was graded, as there is no sandbox for student code here" in done.stderr
    assert "c.Judge.sandbox = False" in done.stderr
    assert not list(own.glob("autograded/*/*"))


def test_no_sandbox_grades_and_says_what_is_given_up(graded, tmp_path):
    root, _, _ = graded
    own = tmp_path / "course"
    for tree in ("lessons", "source", "release"):
        shutil.copytree(root / tree, own / tree)
    shutil.copytree(root / "submitted" / "perfect", own / "submitted" / "perfect")
    done = CliRunner().invoke(main, ["grade", NAME, "--course", str(own), "--no-sandbox"])
    assert done.exit_code == 0, done.output
    assert "perfect" in done.output
    told = CliRunner().invoke(main, ["grade", "--help"]).output
    assert "your rights: files, processes and network" in " ".join(told.split())


def test_where_the_lessons_own_answers_fail_nothing_is_graded(graded, tmp_path):
    """As with another version of a library: a student's right answer would fail there, too."""
    root, _, _ = graded
    own = tmp_path / "course"
    for tree in ("lessons", "source", "release", "submitted"):
        shutil.copytree(root / tree, own / tree)
    lesson = Course(own).lesson(NAME)
    for path in (lesson.text, lesson.source):
        path.write_text(path.read_text().replace("2 * number", "3 * number"))
    with pytest.raises(CourseError, match=r"own answers of 01-tiny do not get .* \(they fail test_double_any\)"):
        grade_assignment(lesson, own)
    assert not (own / "autograded").exists()
    with Gradebook(f"sqlite:///{own / 'gradebook.db'}") as gradebook:
        assert gradebook.assignment_submissions(NAME) == []

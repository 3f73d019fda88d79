"""Killed, stopped, locked out, on a full disk: one sentence, nothing lost or left behind, and the next run goes on."""

import errno
import fcntl
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from random import Random

import nbformat
import pytest
from click.testing import CliRunner

from classroom import grade
from classroom.__main__ import main
from classroom.example_class import submissions
from classroom.grade import grade_assignment
from classroom.grade.gradebook_scores import SaveAtOnce
from classroom.lesson import Course
from tests.classroom.grade.conftest import LIMITS, hand_in
from tests.classroom.grade.test_gradebook_scores import rows
from tests.tiny import NAME

ROOT = Path(__file__).parents[3]


def write_class(root: Path, like: Path, size: int) -> None:
    for tree in ("lessons", "source", "release"):
        shutil.copytree(like / tree, root / tree)
    quick = {n: data for n, data in submissions(Course(root).lesson(NAME)).items() if n != "infinite-loop"}
    for number in range(size):
        name = list(quick)[number % len(quick)]
        hand_in(root, f"{name}-{number:02d}", quick[name])


def run(root: Path, signal_name: str, what: str, at: int) -> tuple[subprocess.CompletedProcess, list[str]]:
    """One run of `interrupted`, with a temporary folder of its own; what its log says."""
    log, scratch = root.parent / "log", root.parent / "scratch"
    log.unlink(missing_ok=True)
    scratch.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.classroom.grade.interrupted", root, log, signal_name, what, str(at)]
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(scratch)},
    )
    return done, log.read_text().splitlines() if log.exists() else []


def book(root: Path) -> dict:
    """All rows, and all graded notebooks."""
    students = sorted(path.name for path in (root / "submitted").iterdir())
    return {
        student: (rows(root, student), nbformat.read(root / "autograded" / student / NAME / "tiny.ipynb", as_version=4))
        for student in students
    }


def left_behind(root: Path) -> list[str]:
    recording = [path.name for path in root.rglob(".recording-*")]
    return recording + [path.name for path in (root.parent / "scratch").iterdir()]


def hold_out(folder: Path, like: Path, size: int, kills: int, seed: int) -> None:
    """A class is killed again and again while it is graded, and ends as it would have."""
    plain, killed = folder / "plain" / "course", folder / "killed" / "course"
    for root in (plain, killed):
        root.mkdir(parents=True)
        write_class(root, like, size)
    done, told = run(plain, "SIGKILL", "calls", 0)
    assert done.returncode == 0, done.stderr
    calls, dice, ran, died = int(told[-1].split()[1]), Random(seed), 0, 0
    for _ in range(kills):
        done, told = run(killed, "SIGKILL", "calls", dice.randrange(calls))
        ran += told.count("run")
        died += done.returncode == -signal.SIGKILL
    done, told = run(killed, "SIGKILL", "calls", 0)
    ran += told.count("run")
    assert done.returncode == 0, done.stderr
    assert died, "no run was killed"
    assert ran <= size + 2 * died
    assert book(killed) == book(plain)
    assert not list(killed.rglob(".recording-*"))


def test_a_class_that_is_killed_goes_on_where_it_was(graded, tmp_path):
    hold_out(tmp_path, graded[0], size=12, kills=3, seed=23)


@pytest.mark.long
def test_a_class_of_sixty_is_killed_twenty_times(graded, tmp_path):
    hold_out(tmp_path, graded[0], size=60, kills=20, seed=7)


@pytest.fixture
def course(graded, tmp_path):
    root = tmp_path / "course"
    root.mkdir()
    write_class(root, graded[0], 4)
    return root


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_stops_the_run_in_one_sentence_and_the_next_goes_on(course, name):
    done, _ = run(course, name, "records", 2)
    assert done.returncode == 1
    # What was being written is written to its end.
    assert done.stderr.strip() == (
        f"classroom: stopped by {name}, 2 of 4 done. What has been recorded stays; run the command again to go on"
    )
    assert left_behind(course) == []
    done = CliRunner().invoke(main, ["grade", NAME, "--course", str(course), "--cpu", "2"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2 of 4 had been graded before" in done.output
    assert len(book(course)) == 4


def once(root):
    return grade_assignment(Course(root).lesson(NAME), root, limits=LIMITS)


def said(root) -> str:
    done = CliRunner().invoke(main, ["grade", NAME, "--course", str(root)])
    assert done.exit_code == 1
    return done.stderr.strip()


def test_two_graders_at_once(course):
    (course / "build").mkdir()
    with (course / "build" / "grading.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert said(course) == f"classroom: somebody is grading in {course} already: wait until they are done"
    once(course)
    assert len(book(course)) == 4


def test_a_gradebook_that_somebody_else_holds(course):
    once(course)
    before = book(course)
    holder = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        told = said(course)
    finally:
        holder.close()
    assert "the gradebook is in use by somebody else" in told
    assert "Traceback" not in told
    assert book(course) == before


def full(*_) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("where", ["put_together", "save"])
def test_a_full_disk_loses_nothing(course, monkeypatch, where):
    once(course)
    before = book(course)
    with monkeypatch.context() as broken:
        broken.setattr(import_module("classroom.grade.record"), where, full)
        done = CliRunner().invoke(main, ["grade", NAME, "--course", str(course), "--again"])
    assert done.exit_code == 1
    assert done.stderr.strip() == (
        "classroom: the disk is full: 0 of 4 done. What has been recorded stays; run the command again to go on"
    )
    assert book(course) == before
    assert list(course.rglob(".recording-*")) == []


def test_a_folder_that_cannot_be_written(course):
    """The real refusal of a disk that may only be read, in a mount namespace of its own."""
    script = f'mount --bind {course} {course} && mount -o remount,ro,bind {course} && exec "$@"'
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    command = [*alone, sys.executable, "-m", "classroom", "grade", NAME, "--course", str(course)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert done.stderr.strip() == f"classroom: the course's folder cannot be written: {course / 'build'}"


def test_a_gradebook_that_is_none(course):
    content = b"no database" * 100
    (course / "gradebook.db").write_bytes(content)
    assert "gradebook.db is no gradebook: take your last copy of it" in said(course)
    assert (course / "gradebook.db").read_bytes() == content


def test_what_breaks_while_marks_are_written_leaves_notebook_and_marks_of_before(course, monkeypatch):
    once(course)
    before = book(course)

    def broken(self, *_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(SaveAtOnce, "preprocess", broken)
    assert all(
        "could not be graded" in one.reason
        for one in grade_assignment(Course(course).lesson(NAME), course, limits=LIMITS, again=True)
    )
    assert book(course) == before


def test_a_job_that_fails_costs_one_submission(course, monkeypatch):
    run, jobs = grade.grade_job, []

    def unlucky(job):
        jobs.append(job)
        if len(jobs) == 1:
            raise RuntimeError("the fork server has ended")
        return run(job)

    monkeypatch.setattr(grade, "grade_job", unlucky)
    reasons = [one.reason for one in once(course) if one.reason]
    assert reasons == ["could not be graded (RuntimeError: the fork server has ended)"]

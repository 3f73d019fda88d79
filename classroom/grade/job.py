"""One submission's way through run and judge: bytes in, bytes out, nothing of a submission kept between two jobs.

So any `concurrent.futures.Executor` can carry jobs, and doing one twice does no harm.
"""

import atexit
import base64
import functools
import hashlib
import json
from pathlib import Path

from classroom.errors import CourseError
from classroom.grade.belief_replay import beliefs_behind
from classroom.grade.run_submission import run_to_end
from classroom.judge.session_pool import SessionPool
from classroom.lesson import Exercise, Lesson, is_answer, tags
from classroom.sandbox.fork_client import NoSandbox
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import in_sight
from classroom.sandbox.self_test import self_test

STARTED: list[SessionPool] = []  # by this process


def end_idle() -> None:
    """End the processes that beliefs are replayed in."""
    for sessions in STARTED:
        sessions.end_idle()


def end_sessions() -> None:
    """End all processes; whoever is run in them is not run to the end."""
    session_pool.cache_clear()
    warm_up.cache_clear()
    while STARTED:
        STARTED.pop().close()


@functools.cache
def session_pool(sandbox: bool) -> SessionPool:
    """The session pool of this process, started and tried by the first job, ended with it.

    `CourseError` where no sandbox can be made, or it does not hold.
    """
    try:
        made = SessionPool() if sandbox else SessionPool(layers=None)
        atexit.register(made.close)
        STARTED.append(made)
        if sandbox:
            self_test(made)
    except NoSandbox as why:
        told = f"nothing was graded, as there is no sandbox for student code here ({why})"
        raise CourseError(f"{told}. {REMEDY}") from None
    return made


@functools.cache
def warm_up(lesson: str, orders: str, files: tuple[tuple[str, bytes], ...], sandbox: bool) -> None:
    """Run the lesson's own answers, once: all sessions to come find loaded what they need.

    `CourseError` where they fail a test: marks that this machine would give could not be trusted.
    """
    ran = session_pool(sandbox).warm_up(json.loads(orders), dict(files), Limits())
    failed = [name for name, verdict in ran.verdicts.items() if not verdict.get("passed", True)]
    if ran.ended or failed:
        what = f"the process {ran.ended}" if ran.ended else f"they fail {', '.join(failed)}"
        raise CourseError(
            f"nothing was graded: the own answers of {lesson} do not get full marks on this machine ({what}). Rebuild "
            f"the environment from its lock file, and run classroom check {lesson} to see why"
        )


def check_hidden(course: Path) -> None:
    """`CourseError` when the folder with gradebook and submissions lies where student code can read."""
    if place := in_sight(course):
        raise CourseError(f"nothing was graded: {course} lies in {place}, which student code can read. Move the course")


REMEDY = (
    "Grade on Linux 5.12 or newer as a user who may make namespaces (sysctl kernel.unprivileged_userns_clone=1, on "
    "Ubuntu kernel.apparmor_restrict_unprivileged_userns=0) or as root, or give --no-sandbox (in "
    "nbgrader_config.py: c.Judge.sandbox = False): then student code can read and change all that you can, and reach "
    "the network"
)


def grade_job(job: bytes) -> bytes:
    """Run a submission, explain its failures; returns outputs, verdicts, endings and beliefs as JSON."""
    given = json.loads(job)
    files = {name: base64.b64decode(data) for name, data in given["files"].items()}
    limits = Limits(**given["limits"])
    sessions = session_pool(given["sandbox"])
    ran = run_to_end(sessions, given["orders"], files, limits)
    beliefs = beliefs_behind(ran, given, files, limits, sessions)
    for verdict in ran.verdicts.values():
        for mine in ("transcript", "drawn"):
            verdict.pop(mine, None)
    return json.dumps(
        {"outputs": ran.outputs, "verdicts": ran.verdicts, "endings": ran.endings, "beliefs": beliefs}
    ).encode()


def make_job(lesson: Lesson, orders: list[dict], limits: Limits, sandbox: bool) -> bytes:
    """All that `grade_job` needs to know of a lesson and a submission."""
    return json.dumps(
        {
            "orders": orders,
            "files": {name: base64.b64encode(data).decode() for name, data in lesson.files().items()},
            "limits": vars(limits),
            "sandbox": sandbox,
            "base": base_orders(lesson),
            "around": around_beliefs(lesson, sandbox),
            # Those that have a bank are explained by it, afterwards.
            "exercises": {e.name: _exercise(e) for e in lesson.exercises if e.name not in lesson.banks.known},
        }
    ).encode()


def around_beliefs(lesson: Lesson, sandbox: bool) -> str:
    """A digest of all that the lesson's known beliefs are run among."""
    files = {name: hashlib.sha256(data).hexdigest() for name, data in lesson.files().items()}
    return hashlib.sha256(json.dumps([base_orders(lesson), files, sandbox]).encode()).hexdigest()


def base_orders(lesson: Lesson) -> list[dict]:
    """The run cells of the reference: setup and answers, which are plain Python."""
    return [
        {"do": "define" if is_answer(cell) else "run", "id": cell["id"], "source": cell.source}
        for cell in lesson.notebook.cells
        if is_answer(cell) or (cell.cell_type == "code" and "setup" in tags(cell))
    ]


def wrong_answers(exercise: Exercise) -> dict[str, dict]:
    return {a.name: {"source": a.source, "belief": a.belief, "equals": a.equals} for a in exercise.wrong}


def _exercise(exercise: Exercise) -> dict:
    return {"cell": exercise.cell["id"], "tests": exercise.tests, "wrong": wrong_answers(exercise)}

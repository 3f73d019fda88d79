"""nbgrader's exchange, through nbgrader itself, as ``nbgrader_config.py`` and the machine have it."""

import functools
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import capture_log

from classroom.errors import CourseError
from classroom.grade.record import using_nbgrader

SHOWN = 3  # lines of what nbgrader says where it fails
FAILS = "[ERROR] "


def collect(lesson: str, course: Path) -> list[str]:
    """Copy each student's newest submission to ``submitted/``, over an older one; says what could not be, and why."""
    said = _run("Collect", "nbgrader collect --update", lesson, course, update=True)
    return [line.removeprefix(FAILS) for line in said.splitlines() if line.startswith(FAILS)]


def release_feedback(lesson: str, course: Path) -> None:
    """Let students fetch what lies in ``feedback/``."""
    _run("ReleaseFeedback", "nbgrader release_feedback", lesson, course)


def _run(step: str, command: str, lesson: str, course: Path, **options) -> str:
    """A step of whichever exchange is configured, and what it says; an error has the words of ``command``, which does
    the same.
    """
    with using_nbgrader():
        app = _nbgrader(course)
        app.coursedir.assignment_id = lesson
        kind, known = getattr(ExchangeFactory(parent=app), step), Authenticator(parent=app)
        told = capture_log(kind(coursedir=app.coursedir, authenticator=known, parent=app, **options))
    if not told["success"]:
        said = "\n".join((told.get("log") or told.get("error") or "").strip().splitlines()[-SHOWN:])
        raise CourseError(f"{command} {lesson} fails:\n{said}")
    return told.get("log") or ""


@functools.lru_cache(1)
def _nbgrader(course: Path) -> NbGrader:
    app = NbGrader()
    try:
        app.initialize([], root=str(course))
    except SystemExit:
        raise CourseError(f"nbgrader's settings cannot be read: in {course}, nbgrader --show-config says why") from None
    for handler in list(app.log.handlers):  # what it says of each submission in each round is for nobody
        app.log.removeHandler(handler)
    return app

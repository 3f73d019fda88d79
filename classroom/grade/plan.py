"""What is to be graded: every submission of an assignment, as received, and what its marks will come from."""

import hashlib
import hmac
import json
import os
import stat
from dataclasses import asdict, dataclass
from pathlib import Path

from classroom.errors import CourseError, SubmissionError
from classroom.grade.find_notebook import find_notebook
from classroom.grade.grader import this_grader
from classroom.lesson import Lesson
from classroom.sandbox.limits import Limits

FIXED_SEED = "no secret"
STAMP = "timestamp.txt"


@dataclass(frozen=True)
class Submission:
    """One student's notebook of one assignment: its bytes as received (None when there is no file), and what has to
    be told of how it was found.
    """

    student: str
    assignment: str
    notebook: bytes | None
    folder: Path
    note: str | None = None

    @property
    def key(self) -> str:
        return content_key(self.notebook)


def content_key(notebook: bytes | None) -> str:
    """What tells one submission from the next."""
    return hashlib.sha256(notebook or b"").hexdigest()


def plan(lesson: Lesson, course: Path) -> list[Path]:
    """The places ``submitted/<student>/<assignment>`` of all submissions, by student, whatever is there."""
    students = sorted(path for path in (course / "submitted").glob("*") if path.is_dir())
    places = [student / lesson.name for student in students if os.path.lexists(student / lesson.name)]
    if not places:
        raise CourseError(
            f"no submission of {lesson.name} was found: collect them first (nbgrader collect), or put notebooks at "
            f"submitted/<student>/{lesson.name}/{lesson.slug}.ipynb"
        )
    return places


def received(place: Path, lesson: Lesson) -> Submission:
    """What lies in one of these places."""
    if not place.is_dir():
        raise SubmissionError(f"submitted/{place.parent.name}/{place.name} is no folder: put the notebook into one")
    content, note = find_notebook(place, lesson)
    return Submission(place.parent.name, lesson.name, content, place, note)


def given(lesson: Lesson, course: Path, limits: Limits, sandbox: bool) -> str:
    """A digest of all that marks come from beside a submission: the lesson as it is released and judged, what is said
    of wrong answers, limits, the course's secret, and this grader with the packages that it stands on.
    """
    files = [lesson.release, lesson.source, *sorted(path for path in lesson.folder.rglob("*") if path.is_file())]
    read = [f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files if _counts(path)]
    return _digest([this_grader(), *read, json.dumps(asdict(limits)), str(sandbox), repr(secret(course))])


def ledger_key(around: str, submission: Submission) -> str:
    """What equal marks and feedback follow from; ``around`` is from `given`."""
    stamp = hashlib.sha256(_stamp(submission.folder / STAMP)).hexdigest()
    return _digest([around, submission.key, repr(submission.note), stamp])


def _stamp(path: Path) -> bytes:
    """Nothing where it is no plain file: whoever opened a pipe would wait for ever."""
    try:
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else b""
    except OSError:
        return b""


def _counts(path: Path) -> bool:
    return not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def secret(course: Path) -> bytes | None:
    """The instructor's secret: the text of ``grading-secret`` in the course folder, or of the variable
    CLASSROOM_SECRET; without either the seed is fixed.
    """
    path = course / "grading-secret"
    text = path.read_bytes().strip() if path.is_file() else os.environ.get("CLASSROOM_SECRET", "").encode()
    return text or None


def seed(submission_key: str, assignment: str, key: bytes | None) -> str:
    """Seed of the random inputs: equal for the same submission, different for the next."""
    if key is None:
        return FIXED_SEED
    return hmac.new(key, f"{assignment}/{submission_key}".encode(), hashlib.sha256).hexdigest()

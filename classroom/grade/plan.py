"""What is to be graded: every submission of an assignment, as received."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path

from classroom.errors import CourseError
from classroom.grade.handed_in import handed_in
from classroom.lesson import Lesson

FIXED_SEED = "no secret"


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


def plan(lesson: Lesson, course: Path) -> list[Submission]:
    """The submissions below ``submitted/<student>/<assignment>/``, by student."""
    folders = sorted(path for path in (course / "submitted").glob(f"*/{lesson.name}") if path.is_dir())
    if not folders:
        raise CourseError(
            f"no submission of {lesson.name} was found: collect them first (nbgrader collect), or put notebooks at "
            f"submitted/<student>/{lesson.name}/{lesson.slug}.ipynb"
        )
    return [_submission(folder, lesson) for folder in folders]


def _submission(folder: Path, lesson: Lesson) -> Submission:
    content, note = handed_in(folder, lesson)
    return Submission(folder.parent.name, lesson.name, content, folder, note)


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

"""A course with nbgrader's exchange beside it, as one user has it."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import pytest

from classroom.build import build
from classroom.lesson import Course, Lesson, grade_id
from classroom.watch import Attempts, Watch
from tests.classroom.grade.conftest import LIMITS
from tests.tiny import NAME, write_tiny

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "networking"
c.Exchange.root = {exchange!r}
c.ExchangeFactory.collect = "classroom.collecting.Collect"
"""


@dataclass
class Term:
    """``time`` is what the watch takes for now."""

    root: Path
    lesson: Lesson
    time: datetime = NOON

    @property
    def shared(self) -> Path:
        return self.root.parent / "exchange" / "networking"

    def hand_in(self, student: str, answer: str | None = None) -> None:
        """As ``nbgrader submit`` leaves it; by default the lesson's own answers, or one in place of `total`'s."""
        notebook = nbformat.read(self.lesson.source, as_version=4)
        for cell in notebook.cells:
            if answer is not None and grade_id(cell) == "total":
                cell.source = answer
        folder = self.shared / "inbound" / f"{student}+{NAME}+{self.time:%Y-%m-%d %H:%M:%S} UTC+0"
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / "tiny.ipynb")
        (folder / "timestamp.txt").write_text(f"{self.time:%Y-%m-%d %H:%M:%S.%f} UTC")
        (folder / "submission_secret.txt").write_text(f"{student} at {self.time}")

    def watch(self, attempts: int | None = None, **grading) -> Watch:
        return Watch(self.lesson, self.root, Attempts(attempts), now=lambda: self.time, limits=LIMITS, **grading)

    def later(self, **span: float) -> None:
        self.time += timedelta(**span)

    def feedback(self) -> dict[str, str]:
        """What students can fetch, by the name of the file."""
        return {page.name: page.read_text() for page in (self.shared / "feedback").glob("*.html")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    write_tiny(root)
    build(Course(root).lesson(NAME)).write(root)
    return root


@pytest.fixture
def term(built, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(built, root)
    lesson = Course(root).lesson(NAME)
    (root / "nbgrader_config.py").write_text(CONFIG.format(exchange=str(tmp_path / "exchange")))
    made = Term(root, lesson)
    (made.shared / "inbound").mkdir(parents=True)
    return made

"""How often a student hears about hidden tests: a table in the gradebook itself, beside the ledger."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from classroom.errors import CourseError
from classroom.grade.gradebook_scores import Known

TABLE = "classroom_answered"
MADE = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} (assignment VARCHAR(128) NOT NULL, student VARCHAR(128) NOT NULL, "
    'submission VARCHAR(64) NOT NULL, "at" VARCHAR(32) NOT NULL)'
)
READ = f'SELECT student, submission, "at" FROM {TABLE} WHERE assignment = :assignment ORDER BY "at", rowid'
WRITTEN = f"INSERT INTO {TABLE} VALUES (:assignment, :student, :submission, :at)"
UNITS = {"m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True)
class Answer:
    """Feedback went out at ``at`` (UTC), on the submission with this digest."""

    submission: str
    at: datetime


@dataclass(frozen=True)
class Attempts:
    """At most ``number`` answers in any stretch of time ``per``; without a number, any."""

    number: int | None = None
    per: timedelta = timedelta(days=1)

    def free_at(self, answers: list[Answer], now: datetime) -> datetime | None:
        """When a student who has had these answers may have the next one; None: now."""
        if self.number is None or len(answers) < self.number:
            return None
        free = sorted(answer.at for answer in answers)[-self.number] + self.per
        return free if free > now else None


def span(written: str) -> timedelta:
    """A stretch of time as ``90m``, ``24h`` or ``7d``."""
    found = re.fullmatch(r"([1-9][0-9]{0,3})([mhd])", written.strip())
    if not found:
        raise CourseError(f"--per {written}: write minutes, hours or days as 90m, 24h or 7d")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def answers(db_url: str, assignment: str) -> dict[str, list[Answer]]:
    """By student, the oldest first."""
    found: dict[str, list[Answer]] = {}
    with _table(db_url) as gradebook:
        for student, submission, at in gradebook.db.execute(text(READ), {"assignment": assignment}):
            found.setdefault(student, []).append(Answer(submission, datetime.fromisoformat(at)))
    return found


def enter(db_url: str, assignment: str, given: dict[str, Answer]) -> None:
    """``given`` is by student."""
    rows = [
        {"assignment": assignment, "student": student, "submission": one.submission, "at": _written(one.at)}
        for student, one in given.items()
    ]
    with _table(db_url) as gradebook:
        gradebook.db.execute(text(WRITTEN), rows)
        gradebook.db.commit()


@contextmanager
def _table(db_url: str) -> Iterator[Known]:
    with Known(db_url) as gradebook:
        gradebook.db.execute(text(MADE))
        gradebook.db.commit()
        yield gradebook


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")

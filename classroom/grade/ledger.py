"""What has been graded, and from what: a table in the gradebook itself, so that a copy of one is a copy of both.

A submission is entered last, once its notebook and its marks are in their places.
"""

import json
from dataclasses import asdict, dataclass

from nbgrader.api import Assignment, SubmittedAssignment
from sqlalchemy import text

from classroom.grade.gradebook_scores import Known

SCHEMA = 1  # of a row's meaning; rows of another one count as none
TABLE = "classroom_ledger"
MADE = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} (assignment VARCHAR(128) NOT NULL, student VARCHAR(128) NOT NULL, "
    '"schema" INTEGER NOT NULL, "key" VARCHAR(64) NOT NULL, submission VARCHAR(64) NOT NULL, told TEXT NOT NULL, '
    "PRIMARY KEY (assignment, student))"
)
READ = f'SELECT student, "key", submission, told FROM {TABLE} WHERE assignment = :assignment AND "schema" = :schema'
WRITTEN = f"INSERT OR REPLACE INTO {TABLE} VALUES (:assignment, :student, :schema, :key, :submission, :told)"


@dataclass(frozen=True)
class Entry:
    """``key`` is of all that marks come from, ``submission`` of the notebook alone; ``told`` is what became of it."""

    key: str
    submission: str
    told: dict


def begin(db_url: str) -> None:
    with Known(db_url) as gradebook:
        gradebook.db.execute(text(MADE))
        gradebook.db.commit()


def entries(db_url: str, assignment: str) -> dict[str, Entry]:
    """By student; of those only who have a submission in the gradebook."""
    begin(db_url)
    with Known(db_url) as gradebook:
        rows = gradebook.db.execute(text(READ), {"assignment": assignment, "schema": SCHEMA}).all()
        there = (
            gradebook.db.query(SubmittedAssignment.student_id).join(Assignment).filter(Assignment.name == assignment)
        )
        students = {student for (student,) in there}
    return {student: Entry(key, mine, json.loads(told)) for student, key, mine, told in rows if student in students}


def enter(db_url: str, assignment: str, student: str, entry: Entry) -> None:
    row = asdict(entry) | {"told": json.dumps(entry.told)}
    with Known(db_url) as gradebook:
        gradebook.db.execute(text(WRITTEN), row | {"assignment": assignment, "student": student, "schema": SCHEMA})
        gradebook.db.commit()

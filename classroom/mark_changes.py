"""What a run has changed in the gradebook: marks before and after, and whose have fallen."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook
from rich.box import SIMPLE_HEAD
from rich.table import Table

from classroom.grade.gradebook_scores import Known
from classroom.grade.interruptions import in_a_sentence
from classroom.grade.record import db_url, has_tables
from classroom.lesson import Lesson, exercise_of

Marks = dict[str, dict[str, float]]  # by student and graded cell; what a person has given counts for what was found


@dataclass(frozen=True)
class Change:
    """``where`` is an exercise or a cell marked by hand."""

    student: str
    where: str
    before: float
    after: float


def marks_now(lesson: Lesson, course: Path) -> Marks:
    """All marks of a lesson; of cells that it no longer has, too. None where there is no gradebook yet."""
    if not has_tables(course):
        return {}
    marks: Marks = {}
    with in_a_sentence(lambda: "its marks were not read"), Known(db_url(course)) as gradebook:
        rows = (
            gradebook.db.query(SubmittedAssignment.student_id, BaseCell.name, Grade.score)
            .select_from(Grade)
            .join(BaseCell, Grade.cell_id == BaseCell.id)
            .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .filter(Assignment.name == lesson.name)
        )
        for student, cell, score in rows:
            marks.setdefault(student, {})[cell] = score or 0.0
    return marks


def changes(lesson: Lesson, before: Marks, after: Marks) -> list[Change]:
    """By student, exercise by exercise, for those who had marks before."""
    names = [exercise.name for exercise in lesson.exercises]
    found = []
    for student in sorted(before.keys() & after.keys()):
        was, now = (_by_exercise(marks[student], names) for marks in (before, after))
        places = sorted(was.keys() | now.keys(), key=lambda place: (place not in names, place))
        pairs = [Change(student, place, was.get(place, 0.0), now.get(place, 0.0)) for place in places]
        found += [change for change in pairs if change.before != change.after]
    return found


def _by_exercise(marks: dict[str, float], names: list[str]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for cell, score in marks.items():
        place = exercise_of(cell, names) or cell
        totals[place] = totals.get(place, 0.0) + score
    return totals


def changes_table(found: list[Change]) -> Table:
    table = Table(title="Before and after", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title_justify="left")
    for name in ("student", "exercise"):
        table.add_column(name, no_wrap=True)
    for name in ("before", "after"):
        table.add_column(name, justify="right", no_wrap=True)
    for change in found:
        table.add_row(change.student, change.where, f"{change.before:g}", f"{change.after:g}")
    return table


def fallen(before: Marks, after: Marks) -> Iterator[str]:
    """Whose marks are fewer in all, with how many they were and are."""
    for student in sorted(before.keys() & after.keys()):
        was, now = sum(before[student].values()), sum(after[student].values())
        if now < was:
            yield f"{student} ({was:g} to {now:g})"

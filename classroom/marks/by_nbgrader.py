"""Core and stretch apart where nbgrader shows marks, in feedback and in its export: see nbgrader_config.py."""

import csv
import functools
from pathlib import Path

import nbformat
from nbgrader.api import Assignment, Gradebook, MissingEntry, Student
from nbgrader.plugins import ExportPlugin
from nbgrader.preprocessors import NbGraderPreprocessor

from classroom.lesson import Course, Lesson
from classroom.marks.export import harmless
from classroom.marks.gradebook import CORE, STRETCH, WORDS, Mark, Marks, read_marks

STOCK = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email")
STOCK += ("raw_score", "late_submission_penalty", "score", "max_score")
OURS = ("core_percent", "core", "core_max", "stretch", "stretch_max")


class CoreApart(NbGraderPreprocessor):
    """Stands behind GetGrades: the score of a feedback page is the core's, and a cell on top has the others."""

    def preprocess(self, nb, resources):
        known = resources["nbgrader"]
        course = _course(known["db_url"])
        if lesson := _lesson(course, known["assignment"]):
            marks = read_marks(lesson, course, [known["student"]])
            (mark,) = marks.students
            known["score"], known["max_score"] = marks.counts(mark, CORE), marks.most(CORE)
            nb.cells.insert(0, nbformat.v4.new_markdown_cell(_summary(marks, mark), id="core-and-stretch"))
        return nb, resources


def _summary(marks: Marks, mark: Mark) -> str:
    lines = [f"**Core: {marks.core_percent(mark):.0f} %**, {_of(marks, mark, CORE)}."]
    if marks.most(STRETCH):
        lines.append(f"Stretch, beyond the core: {_of(marks, mark, STRETCH)}.")
    if marks.most(WORDS):
        lines.append(f"In words, marked by hand: {_of(marks, mark, WORDS)}.")
    if mark.penalty:
        lines.append(f"Taken off for being late, in proportion from each: {mark.penalty:g} points.")
    return " ".join(lines)


def _of(marks: Marks, mark: Mark, kind: str) -> str:
    if any(mark.points.get(part.name) is None for part in marks.of_kind(kind)):
        return "not marked yet"
    return f"{round(marks.counts(mark, kind), 2):g} of {marks.most(kind):g} points"


class CoreAndStretch(ExportPlugin):
    """nbgrader's table of marks, with core and stretch in columns of their own for what is a lesson."""

    def export(self, gradebook: Gradebook) -> None:
        course = _course(str(gradebook.engine.url))
        with Path(self.to or "grades.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*STOCK, *OURS], restval="", lineterminator="\n")
            writer.writeheader()
            for assignment in gradebook.assignments:
                if not self.assignment or assignment.name in map(str, self.assignment):
                    writer.writerows(self._rows(gradebook, course, assignment))

    def _rows(self, gradebook: Gradebook, course: Path, assignment: Assignment) -> list[dict]:
        lesson = _lesson(course, assignment.name)
        marks = read_marks(lesson, course) if lesson else None
        mine = {mark.student: mark for mark in marks.students} if marks else {}
        chosen = [s for s in gradebook.students if not self.student or s.id in map(str, self.student)]
        return [
            _stock(gradebook, assignment, one) | (_ours(marks, mine[one.id]) if one.id in mine else {})
            for one in chosen
        ]


def _stock(gradebook: Gradebook, assignment: Assignment, one: Student) -> dict:
    row = {"assignment": assignment.name, "duedate": assignment.duedate or "", "max_score": assignment.max_score}
    known = {"student_id": one.id, "last_name": one.last_name, "first_name": one.first_name, "email": one.email}
    row |= {name: harmless(value or "") for name, value in known.items()}
    try:
        submitted = gradebook.find_submission(assignment.name, one.id)
    except MissingEntry:
        return row | {"timestamp": "", "raw_score": 0.0, "late_submission_penalty": 0.0, "score": 0.0}
    penalty = submitted.late_submission_penalty or 0.0
    row |= {"timestamp": submitted.timestamp or "", "raw_score": submitted.score, "late_submission_penalty": penalty}
    return row | {"score": max(0.0, submitted.score - penalty)}


def _ours(marks: Marks, mark: Mark) -> dict:
    counts = {kind: round(marks.counts(mark, kind), 2) for kind in (CORE, STRETCH)} if mark.graded else {}
    percent = {"core_percent": round(marks.core_percent(mark), 2)} if mark.graded else {}
    return percent | counts | {f"{kind}_max": marks.most(kind) for kind in (CORE, STRETCH)}


def _course(db_url: str) -> Path:
    """The course's folder holds its gradebook."""
    return Path(db_url.removeprefix("sqlite:///")).resolve().parent


def _lesson(course: Path, name: str) -> Lesson | None:
    found = Course(course)
    if name not in found.names():
        return None
    return _read(course, name, found.lesson(name).text.stat().st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _read(course: Path, name: str, changed_ns: int) -> Lesson:
    """Read once for all students, and again when its text has changed."""
    return Course(course).lesson(name)

"""All that is known of a class: its marks, and what grading has kept in the graded notebooks."""

import json
from dataclasses import dataclass
from pathlib import Path

from classroom.errors import CourseError
from classroom.grade.facts import Facts, kept
from classroom.lesson import Lesson
from classroom.marks.book import Mark, Marks, read_marks
from course.desk import key


@dataclass(frozen=True)
class Student:
    """Who has been graded: marks, what is known of failures, and exercises whose starter stands as it was given."""

    mark: Mark
    facts: Facts
    unwritten: frozenset[str]


@dataclass(frozen=True)
class Class:
    """``absent`` have nothing that could be graded; ``waiting`` have, and it has not been. ``unknown`` were graded by a
    version that kept no facts.
    """

    marks: Marks
    students: tuple[Student, ...]
    absent: tuple[Mark, ...]
    waiting: tuple[str, ...]
    unknown: tuple[str, ...]

    def core(self) -> list[float]:
        """Core in per cent, rising."""
        return sorted(self.marks.core_percent(student.mark) for student in self.students)


def gather(lesson: Lesson, course: Path) -> Class:
    """`CourseError` where nothing has been graded."""
    marks = read_marks(lesson, course)
    starters = _starters(lesson)
    students, unknown = [], []
    for mark in (mark for mark in marks.students if mark.graded):
        path = course / "autograded" / mark.student / lesson.name / f"{lesson.slug}.ipynb"
        facts, unwritten = _read(path, starters)
        students.append(Student(mark, facts or Facts(), unwritten))
        unknown += [] if facts else [mark.student]
    if not students:
        raise CourseError(f"nothing of {lesson.name} has been graded yet: run classroom grade {lesson.name}")
    graded = {student.mark.student for student in students}
    handed_in = {path.parent.name for path in (course / "submitted").glob(f"*/{lesson.name}")}
    absent = tuple(mark for mark in marks.students if mark.student not in graded | handed_in)
    return Class(marks, tuple(students), absent, tuple(sorted(handed_in - graded)), tuple(unknown))


def _starters(lesson: Lesson) -> dict[str, str]:
    if not lesson.release.is_file():
        raise CourseError(f"{lesson.name} has not been built: run classroom build {lesson.name}")
    cells = json.loads(lesson.release.read_text(encoding="utf-8"))["cells"]
    return {name: key(_source(cell)) for cell in cells if (name := _name(cell))}


def _name(cell: dict) -> str | None:
    """The exercise that a cell answers."""
    known = cell["metadata"].get("nbgrader", {})
    answers = known.get("solution") and not known.get("grade") and cell["cell_type"] == "code"
    return known.get("grade_id") if answers else None


def _source(cell: dict) -> str:
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _read(path: Path, starters: dict[str, str]) -> tuple[Facts | None, frozenset[str]]:
    """Of a graded notebook, which may be gone or damaged: then nothing is known."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        answers = {name: key(_source(cell)) for cell in notebook["cells"] if (name := _name(cell))}
        facts = kept(notebook["metadata"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None, frozenset()
    return facts, frozenset(name for name, text in answers.items() if text == starters.get(name))

"""All that is known of a class: its marks, and what grading has kept in the graded notebooks."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from classroom.bank.diagnosis import called
from classroom.errors import CourseError
from classroom.grade.notebook_metadata import Facts, kept
from classroom.lesson import Lesson
from classroom.marks.gradebook import Mark, Marks, read_marks
from course.desk import key


@dataclass(frozen=True)
class Student:
    """Who has been graded: marks, what is known of failures, exercises whose starter stands as it was given, and for
    those whose answer calls earlier ones that are not right, these.
    """

    mark: Mark
    facts: Facts
    unwritten: frozenset[str]
    below: dict[str, list[str]] = field(default_factory=dict)


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
        """What each has earned of the core in per cent, late or not, rising."""
        return sorted(self.marks.earned_percent(student.mark) for student in self.students)


def gather(lesson: Lesson, course: Path) -> Class:
    """`CourseError` where nothing has been graded."""
    marks = read_marks(lesson, course)
    starters = _starters(lesson)
    students, unknown = [], []
    for mark in (mark for mark in marks.students if mark.graded):
        path = course / "autograded" / mark.student / lesson.name / f"{lesson.slug}.ipynb"
        facts, answers = _read(path)
        unwritten = frozenset(name for name, text in answers.items() if key(text) == starters.get(name))
        below = _below(lesson, marks, mark, answers)
        students.append(Student(mark, facts or Facts(), unwritten, below))
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
    return {name: key(text) for name, text in _answers(cells).items()}


def _answers(cells: list[dict]) -> dict[str, str]:
    """The texts of answer cells by exercise."""
    return {name: _source(cell) for cell in cells if (name := _name(cell))}


def _below(lesson: Lesson, marks: Marks, mark: Mark, answers: dict[str, str]) -> dict[str, list[str]]:
    wrong = {part.name for part in marks.parts if (mark.points.get(part.name) or 0) < part.most}
    called_by = {name: called(lesson.written_exercises, name, answers.get(name, "")) for name in wrong}
    found = {name: [e.name for e in exercises if e.name in wrong] for name, exercises in called_by.items()}
    return {name: names for name, names in found.items() if names}


def _name(cell: dict) -> str | None:
    """The exercise that a cell answers."""
    known = cell["metadata"].get("nbgrader", {})
    answers = known.get("solution") and not known.get("grade") and cell["cell_type"] == "code"
    return known.get("grade_id") if answers else None


def _source(cell: dict) -> str:
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _read(path: Path) -> tuple[Facts | None, dict[str, str]]:
    """Facts and answers of a graded notebook, which may be gone or damaged: then nothing is known."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return kept(notebook["metadata"]), _answers(notebook["cells"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None, {}

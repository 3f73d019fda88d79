"""The marks of a lesson as the gradebook has them: by exercise, core and stretch apart, by hand, and off for late."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Grade, Gradebook, MissingEntry, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy.orm import joinedload

from classroom.errors import CourseError
from classroom.grade.record import using_nbgrader
from classroom.lesson import Lesson, grade_id

CORE, STRETCH, WORDS = "core", "stretch", "words"


@dataclass(frozen=True)
class Part:
    """What earns points in a lesson: the tests of an exercise, of the core or not, or an answer in words."""

    name: str
    kind: str
    cells: tuple[str, ...]
    most: float


@dataclass(frozen=True, eq=False)
class Mark:
    """One student's marks. ``points`` by part, None while an answer waits for a mark by hand; empty if nothing has been
    graded. In points, too: ``by_hand``, what people have added to the automatic marks or taken off, and ``penalty``,
    what being late costs. ``at`` is when it was handed in (UTC), ``late_s`` how many seconds after the due date.
    """

    student: str
    first_name: str
    last_name: str
    email: str
    lms_user_id: str
    points: dict[str, float | None]
    by_hand: float = 0.0
    penalty: float = 0.0
    at: datetime | None = None
    late_s: float = 0.0

    @property
    def graded(self) -> bool:
        return bool(self.points)

    @property
    def name(self) -> str:
        return ", ".join(part for part in (self.last_name, self.first_name) if part) or self.student

    @property
    def kept(self) -> float:
        """The share of its points that a submission keeps although it was late."""
        earned = sum(points or 0 for points in self.points.values())
        return max(0.0, earned - self.penalty) / earned if earned > 0 else 1.0


@dataclass(frozen=True)
class Marks:
    """Of all students who are in the gradebook, or those asked for. ``due`` is UTC."""

    lesson: str
    title: str
    parts: tuple[Part, ...]
    students: tuple[Mark, ...]
    due: datetime | None = None

    def only(self, names: Collection[str]) -> "Marks":
        """Of these students, as far as the gradebook has them."""
        return replace(self, students=tuple(mark for mark in self.students if mark.student in names))

    def of_kind(self, kind: str) -> list[Part]:
        return [part for part in self.parts if part.kind == kind]

    def most(self, kind: str) -> float:
        return sum(part.most for part in self.of_kind(kind))

    def counts(self, mark: Mark, kind: str) -> float:
        """The points that count: a late penalty is taken off core, stretch and words in proportion."""
        return mark.kept * sum(mark.points.get(part.name) or 0 for part in self.of_kind(kind))

    def core_percent(self, mark: Mark) -> float:
        return 100 * self.counts(mark, CORE) / (self.most(CORE) or 1)

    def earned_percent(self, mark: Mark) -> float:
        """What is known of the core: nothing is taken off for being late."""
        return 100 * sum(mark.points.get(part.name) or 0 for part in self.of_kind(CORE)) / (self.most(CORE) or 1)


def read_marks(lesson: Lesson, course: Path, students: Collection[str] = ()) -> Marks:
    """`CourseError` where there is no gradebook, or the lesson is not in it, or a student."""
    parts, path = parts_of(lesson), course / "gradebook.db"
    if not path.is_file():
        raise CourseError(f"there are no marks yet, as there is no gradebook: run classroom grade {lesson.name}")
    with using_nbgrader(), Gradebook(f"sqlite:///{path}") as gradebook:
        try:
            assignment = gradebook.find_assignment(lesson.name)
        except MissingEntry:
            raise CourseError(f"{lesson.name} has no marks yet: run classroom grade {lesson.name}") from None
        rows = {row.student_id: row for row in assignment.submissions}
        known = {student.id: student for student in gradebook.students}
        if strangers := sorted(set(students) - known.keys()):
            raise CourseError(f"the gradebook has no student {', '.join(strangers)}")
        grades = _grades(gradebook, assignment.id, students)
        chosen = [known[name] for name in sorted(students or known)]
        marks = tuple(_mark(one, rows.get(one.id), grades.get(one.id, {}), parts) for one in chosen)
        return Marks(lesson.name, lesson.title, parts, marks, assignment.duedate)


def parts_of(lesson: Lesson) -> tuple[Part, ...]:
    """The exercises in the lesson's order, then what is answered in words."""
    exercises = [
        Part(e.name, STRETCH if e.stretch else CORE, tuple(e.tests), sum(map(_points, e.test_cells)))
        for e in lesson.written_exercises
    ]
    words = [cell for cell in lesson.written.cells if _by_hand(cell)]
    return (*exercises, *(Part(grade_id(cell), WORDS, (grade_id(cell),), _points(cell)) for cell in words))


def _points(cell: NotebookNode) -> float:
    return cell.metadata.nbgrader["points"]


def _by_hand(cell: NotebookNode) -> bool:
    known = cell.metadata.get("nbgrader", {})
    return bool(known.get("task") or (known.get("grade") and known.get("solution")))


def _grades(gradebook: Gradebook, assignment: str, students: Collection[str]) -> dict[str, dict[str, Grade]]:
    """By student and cell, in one query; of all students, or of the one that is named."""
    found: dict[str, dict[str, Grade]] = {}
    asked = gradebook.db.query(SubmittedAssignment.student_id, Grade).select_from(Grade).options(joinedload(Grade.cell))
    asked = asked.join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
    asked = asked.join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
    asked = asked.filter(SubmittedAssignment.assignment_id == assignment)
    if len(students) == 1:
        asked = asked.filter(SubmittedAssignment.student_id == next(iter(students)))
    for student, grade in asked:
        found.setdefault(student, {})[grade.name] = grade
    return found


def _mark(
    one: Student, submitted: SubmittedAssignment | None, grades: dict[str, Grade], parts: tuple[Part, ...]
) -> Mark:
    who = (one.id, one.first_name or "", one.last_name or "", one.email or "", one.lms_user_id or "")
    # An extension is noted as a submission, too: nothing in it has been graded.
    if submitted is None or all(grade.auto_score is None for grade in grades.values()):
        return Mark(*who, points={})
    points = {part.name: _earned([grades[cell] for cell in part.cells if cell in grades]) for part in parts}
    by_hand = sum(grade.score - (grade.auto_score or 0) for grade in grades.values())
    penalty = submitted.late_submission_penalty or 0.0
    return Mark(*who, points, by_hand, penalty, submitted.timestamp, submitted.total_seconds_late)


def _earned(grades: list[Grade]) -> float | None:
    if any(grade.needs_manual_grade and grade.manual_score is None for grade in grades):
        return None
    return sum(grade.score for grade in grades)

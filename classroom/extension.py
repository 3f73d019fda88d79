"""More time for one student: nbgrader has it in its gradebook and no command for it."""

from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from classroom.errors import CourseError
from classroom.grade.gradebook_cells import register
from classroom.grade.record import using_nbgrader
from classroom.lesson import Lesson


def extend(lesson: Lesson, course: Path, student: str, days: int) -> str:
    """Move the due date of a lesson by ``days`` for ``student``, in place of an earlier extension; 0 takes it back."""
    # nbgrader notes an extension as a submission, and enters no cells into an assignment that has one.
    register(lesson, course)
    name = lesson.name
    with using_nbgrader(), Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        try:
            due = gradebook.find_assignment(name).duedate
            gradebook.find_student(student)
        except MissingEntry as error:
            raise CourseError(f"{error}. Add the student first: nbgrader db student add {student}") from None
        if due is None:
            raise CourseError(f"{name} has no due date: nbgrader db assignment add {name} --duedate=…")
        gradebook.update_or_create_submission(name, student)
        gradebook.grant_extension(name, student, days=days)
        until = gradebook.find_submission(name, student).duedate
    return f"{name} is due for {student} at {until:%Y-%m-%d %H:%M} UTC"

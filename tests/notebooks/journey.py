"""Lesson 12's references, for tests that run them in the lab."""

from pathlib import Path

from classroom.lesson import Course, tags

LESSON = "12-journey-of-a-request"
FOLDER = Path(__file__).parent.parent.parent


def references() -> dict:
    """All that the lesson's set-up and reference answers define."""
    space = {}
    lesson = Course(FOLDER).lesson(LESSON)
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and "setup" in tags(cell):
            exec(cell.source, space)
    for exercise in lesson.exercises:
        exec(exercise.cell.source, space)
    return space

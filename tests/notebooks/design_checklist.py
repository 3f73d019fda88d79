"""Lesson 11's references, for tests that hold them against the lab and against real servers."""

from pathlib import Path

from classroom.lesson import Course, tags

LESSON = "11-design-checklist"
FOLDER = Path(__file__).parent.parent.parent


def references() -> dict:
    """All that the lesson's set-up and reference answers define, and ``checks``: the ten by item."""
    space = {}
    lesson = Course(FOLDER).lesson(LESSON)
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and "setup" in tags(cell):
            exec(cell.source, space)
    for exercise in lesson.exercises:
        exec(exercise.cell.source, space)
    return space | {"checks": space["all_checks"]()}

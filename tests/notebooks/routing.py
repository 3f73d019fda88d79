"""A lesson's references, lesson 8's by itself, for tests that hold them against others."""

from pathlib import Path

from classroom.lesson import Course, tags

LESSON = "08-routing"
FOLDER = Path(__file__).parent.parent.parent


def references(lesson_name: str = LESSON) -> dict:
    """All that the lesson's set-up and reference answers define."""
    space = {}
    lesson = Course(FOLDER).lesson(lesson_name)
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and "setup" in tags(cell):
            exec(cell.source, space)
    for exercise in lesson.exercises:
        exec(exercise.cell.source, space)
    return space


def reference(name: str):
    return references()[name]

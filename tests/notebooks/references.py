"""A lesson's references, for tests that hold them against others."""

from pathlib import Path

from classroom.lesson import Course, tags

FOLDER = Path(__file__).parent.parent.parent


def references(lesson: str) -> dict:
    """All that the lesson's set-up and reference answers define."""
    space = {}
    found = Course(FOLDER).lesson(lesson)
    for cell in found.written.cells:
        if cell.cell_type == "code" and "setup" in tags(cell):
            exec(cell.source, space)
    for exercise in found.written_exercises:
        exec(exercise.cell.source, space)
    return space

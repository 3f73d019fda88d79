"""A lesson's references, for tests that hold them against others."""

from functools import cache
from pathlib import Path

from classroom.lesson import Course, tags

FOLDER = Path(__file__).parent.parent.parent


def references(lesson: str) -> dict:
    """All that the lesson's set-up and reference answers define, made anew."""
    space = {}
    for source in _sources(lesson):
        exec(source, space)
    return space


@cache
def _sources(lesson):
    found = Course(FOLDER).lesson(lesson)
    cells = [cell for cell in found.written.cells if cell.cell_type == "code" and "setup" in tags(cell)]
    return [cell.source for cell in [*cells, *(exercise.cell for exercise in found.written_exercises)]]

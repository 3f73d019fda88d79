"""How long a lesson takes: reading at 200 words a minute, plus the minutes its exercises declare."""

import math
import re
from collections.abc import Iterable

from nbformat import NotebookNode

from classroom.lesson import Lesson, grade_id

WORDS_A_MINUTE = 200
PREDICTION_MINUTES = 2  # to make up one's mind, run the cell, and compare
TASK = re.compile(r"\*\*(Core|Stretch) · ")
DETAILS = re.compile(r"<details>.*?</details>", re.DOTALL)


def is_prose(cell: NotebookNode) -> bool:
    """Whether a cell is text to be read: no task, and no model answer in words."""
    return cell.cell_type == "markdown" and not TASK.search(cell.source) and grade_id(cell) is None


def words(cells: Iterable[NotebookNode]) -> int:
    """Words of prose, without tasks and hints."""
    return sum(len(DETAILS.sub("", cell.source).split()) for cell in cells if is_prose(cell))


def reading_words(lesson: Lesson) -> int:
    return words(lesson.notebook.cells)


def reading_minutes(lesson: Lesson) -> int:
    return math.ceil(reading_words(lesson) / WORDS_A_MINUTE)


def exercise_minutes(lesson: Lesson, stretch: bool) -> int:
    return sum(e.minutes for e in lesson.exercises if e.stretch == stretch)


def core_minutes(lesson: Lesson) -> int:
    return reading_minutes(lesson) + exercise_minutes(lesson, stretch=False)

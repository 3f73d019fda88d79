"""How long a lesson takes: reading at 200 words a minute, plus the minutes its exercises declare."""

import math
import re

from classroom.lesson import Lesson

WORDS_A_MINUTE = 200
TASK = re.compile(r"\*\*(Core|Stretch) · ")
DETAILS = re.compile(r"<details>.*?</details>", re.DOTALL)


def reading_words(lesson: Lesson) -> int:
    """Words of prose, without tasks and hints."""
    prose = [c.source for c in lesson.notebook.cells if c.cell_type == "markdown" and not TASK.search(c.source)]
    return sum(len(DETAILS.sub("", text).split()) for text in prose)


def reading_minutes(lesson: Lesson) -> int:
    return math.ceil(reading_words(lesson) / WORDS_A_MINUTE)


def exercise_minutes(lesson: Lesson, stretch: bool) -> int:
    return sum(e.minutes for e in lesson.exercises if e.stretch == stretch)


def core_minutes(lesson: Lesson) -> int:
    return reading_minutes(lesson) + exercise_minutes(lesson, stretch=False)

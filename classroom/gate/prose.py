"""Rules on what a student reads: hints, minutes, what may be used, alternative texts, sizes."""

import re
from statistics import median, quantiles

from classroom.gate.finding import Finding
from classroom.lesson import STEP, Exercise, Lesson, is_answer, is_test
from classroom.minutes import DETAILS, TASK, core_minutes, exercise_minutes, reading_minutes, reading_words

HEADER = re.compile(r"\*\*About (\d+) minutes\*\*: (\d+) reading, (\d+) of core exercises; (\d+) more of stretch\.")
IMAGE = re.compile(r"!\[([^\]]*)\]\(|<img(?![^>]*\balt=\"[^\"]+\")")
HINTS = range(2, 5)
CELLS, WORDS = range(30, 71), range(1200, 2501)
MARKDOWN_MEDIAN, CODE_MEDIAN, CODE_P90, CODE_RUN = 45, 4, 10, 3


def check_prose(lesson: Lesson) -> list[Finding]:
    found = [f for exercise in lesson.exercises for f in _task(exercise)]
    return found + _minutes(lesson) + _alt_texts(lesson) + _sizes(lesson)


def _task(exercise: Exercise) -> list[Finding]:
    task, name = exercise.task, exercise.name
    rules = [
        (STEP.search(task), "minutes", "needs **Core · N minutes.** or **Stretch · N minutes.**"),
        (task.startswith("### "), "task", "the cell before the answer must begin with ### and a heading"),
        (f"`{exercise.defines[-1] if exercise.defines else name}(" in task, "signature", "needs its signature in backquotes"),
        ("gives `" in task, "example", "needs an example: a call in backquotes, then: gives `…`"),
        ("May be used:" in task, "may be used", "needs a paragraph that begins with: May be used:"),
        (task.count("<summary>Hint ") in HINTS, "hints", f"needs {HINTS[0]} to {HINTS[-1]} hints in <details>"),
    ]
    return [Finding(rule, name, text) for kept, rule, text in rules if not kept]


def _minutes(lesson: Lesson) -> list[Finding]:
    core, stretch = (exercise_minutes(lesson, stretch) for stretch in (False, True))
    want = (core_minutes(lesson), reading_minutes(lesson), core, stretch)
    line = HEADER.search(lesson.notebook.cells[0].source)
    if line and tuple(map(int, line.groups())) == want:
        return []
    told = "**About {} minutes**: {} reading, {} of core exercises; {} more of stretch.".format(*want)
    return [Finding("minutes", lesson.name, f"the first cell must say: {told}")]


def _alt_texts(lesson: Lesson) -> list[Finding]:
    return [
        Finding("alt text", cell["id"], "an image without alternative text")
        for cell in lesson.notebook.cells
        if cell.cell_type == "markdown" and any(not found[1] for found in IMAGE.finditer(cell.source))
    ]


def _sizes(lesson: Lesson) -> list[Finding]:
    """The style's range. Tasks, answers and tests are not counted."""
    cells = [c for c in lesson.notebook.cells if not is_answer(c) and not is_test(c) and not TASK.search(c.source)]
    prose = [len(DETAILS.sub("", c.source).split()) for c in cells if c.cell_type == "markdown"]
    code = [len([line for line in c.source.splitlines() if line.strip()]) for c in cells if c.cell_type == "code"]
    measured = [
        (len(cells) in CELLS, f"{len(cells)} cells, wanted {CELLS[0]} to {CELLS[-1]}"),
        (reading_words(lesson) in WORDS, f"{reading_words(lesson)} words, wanted {WORDS[0]} to {WORDS[-1]}"),
        (median(prose) <= MARKDOWN_MEDIAN, f"a median of {median(prose)} words a markdown cell, wanted ≤ {MARKDOWN_MEDIAN}"),
        (median(code or [0]) <= CODE_MEDIAN, f"a median of {median(code or [0])} lines a code cell, wanted ≤ {CODE_MEDIAN}"),
        (_p90(code) <= CODE_P90, f"a 90th percentile of {_p90(code)} lines a code cell, wanted ≤ {CODE_P90}"),
        (_longest_run(cells) <= CODE_RUN, f"{_longest_run(cells)} code cells in a row, wanted ≤ {CODE_RUN}"),
    ]
    return [Finding("size", lesson.name, text) for kept, text in measured if not kept]


def _p90(values: list[int]) -> float:
    return quantiles(values, n=10)[-1] if len(values) > 1 else sum(values)


def _longest_run(cells) -> int:
    longest = run = 0
    for cell in cells:
        run = run + 1 if cell.cell_type == "code" else 0
        longest = max(longest, run)
    return longest

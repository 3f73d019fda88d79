"""Rules on what a student reads: tasks, hints, minutes, sizes."""

import ast
import re
from itertools import pairwise
from statistics import median, quantiles

from classroom.gate.finding import Finding
from classroom.lesson import STEP, Exercise, Lesson, is_answer, is_test
from classroom.minutes import DETAILS, core_minutes, exercise_minutes, is_prose, reading_minutes, reading_words

HEADER = re.compile(r"\*\*About (\d+) minutes\*\*: (\d+) reading, (\d+) of core exercises; (\d+) more of stretch\.")
MAY_USE = re.compile(r"^May be used:\s*\S", re.MULTILINE)
# Between empty lines, or a hint's Markdown is shown as it was typed (CommonMark, HTML blocks).
HINT = re.compile(r"<details><summary>Hint \d[^\n]*</summary>\n\n.*?\n\n</details>", re.DOTALL)
TABLE_RULE = re.compile(r"\|[ :|-]+\|")
PLAIN_LINK = re.compile(r"(?<!\*\*)\[[^\]]+\]\(#[^)]+\)|\[[^\]]+\]\(#[^)]+\)(?!\*\*)")
HINTS = range(2, 4)
CELLS, WORDS = (30, 70), (1200, 2500)
MARKDOWN_MEDIAN, CODE_MEDIAN, CODE_P90, CODE_RUN = (25, 45), (2, 4), (0, 10), (0, 3)


def check_prose(lesson: Lesson) -> list[Finding]:
    found = [finding for exercise in lesson.exercises for finding in check_task(exercise)]
    return found + check_readable(lesson) + check_minutes(lesson) + check_sizes(lesson)


def check_readable(lesson: Lesson) -> list[Finding]:
    """What somebody who hears a lesson, or sees no colours, would miss (WCAG 2.2, 1.3.1 and 1.4.1)."""
    prose = [cell.source for cell in lesson.notebook.cells if cell.cell_type == "markdown"]
    rules = [
        (_blank_headers, "a column of a table has no header"),
        (PLAIN_LINK.findall, "a link within the lesson is bold, **[text](#heading)**: colour alone does not tell it"),
    ]
    return [
        Finding("readable", lesson.name, f"{text}: {place}")
        for rule, text in rules
        for source in prose
        for place in rule(source)
    ]


def _blank_headers(source: str) -> list[str]:
    headers = [line for line, below in pairwise(source.splitlines()) if TABLE_RULE.fullmatch(below)]
    return [line for line in headers if not all(map(str.strip, line.strip().split("|")[1:-1]))]


def check_task(exercise: Exercise) -> list[Finding]:
    """What stands in the cell right before the answer."""
    task, asked = exercise.task, exercise.defines[-1] if exercise.defines else exercise.name
    rules = [
        ("task", task.startswith("### "), "the text before the answer cell must begin with ### and a heading"),
        ("minutes", STEP.search(task), "needs **Core · N minutes.** or **Stretch · N minutes.**"),
        ("signature", _has_signature(exercise, asked), f"needs the signature in backquotes: `{asked}(…) -> …`"),
        ("example", re.search(r"`\s+gives\s+`", task), f"needs an example: `{asked}(…)` gives `…`"),
        ("may be used", MAY_USE.search(task), "needs a paragraph that begins with: May be used:"),
        ("hints", len(HINT.findall(task)) in HINTS, f"needs {HINTS[0]} or {HINTS[-1]} hints: {HOW_TO_HINT}"),
    ]
    return [Finding(rule, exercise.name, text) for rule, kept, text in rules if not kept]


def _has_signature(exercise: Exercise, asked: str) -> bool:
    """Whether some ``asked(…)`` in the task names every parameter of the reference."""
    calls = re.findall(rf"`{asked}\(([^`]*)`", exercise.task)
    return any(set(parameters(exercise.cell.source, asked)) <= set(re.findall(r"\w+", call)) for call in calls)


def parameters(source: str, name: str) -> list[str]:
    """Names of the parameters of a function, or of a class when it is made."""
    defined = {getattr(node, "name", ""): node for node in ast.parse(source).body}
    node = defined.get(name)
    if isinstance(node, ast.ClassDef):
        node = next((part for part in node.body if getattr(part, "name", "") == "__init__"), None)
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return []
    every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return [argument.arg for argument in every if argument.arg != "self"]


HOW_TO_HINT = "<details><summary>Hint 1: …</summary>, an empty line, the hint, an empty line, </details>"


def check_minutes(lesson: Lesson) -> list[Finding]:
    core, stretch = (exercise_minutes(lesson, stretch) for stretch in (False, True))
    want = (core_minutes(lesson), reading_minutes(lesson), core, stretch)
    line = HEADER.search(lesson.notebook.cells[0].source)
    if line and tuple(map(int, line.groups())) == want:
        return []
    told = "**About {} minutes**: {} reading, {} of core exercises; {} more of stretch.".format(*want)
    return [Finding("minutes", lesson.name, f"the first cell must say: {told}")]


def check_sizes(lesson: Lesson) -> list[Finding]:
    """The style's range. Tasks, hints, answers and tests are not counted."""
    cells = lesson.notebook.cells
    prose = [len(DETAILS.sub("", cell.source).split()) for cell in cells if is_prose(cell)] or [0]
    code = [_lines(cell.source) for cell in cells if _is_demonstration(cell)] or [0]
    measured = [
        (sum(is_prose(c) or _is_demonstration(c) for c in cells), CELLS, "cells"),
        (reading_words(lesson), WORDS, "words"),
        (median(prose), MARKDOWN_MEDIAN, "words in the median markdown cell"),
        (median(code), CODE_MEDIAN, "lines in the median code cell"),
        (_p90(code), CODE_P90, "lines in the code cell at the 90th percentile"),
        (_longest_run(cells), CODE_RUN, "code cells in a row"),
    ]
    return [
        Finding("size", lesson.name, f"{value:g} {what}, wanted {low} to {high}")
        for value, (low, high), what in measured
        if not low <= value <= high
    ]


def _is_demonstration(cell) -> bool:
    return cell.cell_type == "code" and not is_answer(cell) and not is_test(cell)


def _lines(source: str) -> int:
    return sum(bool(line.strip()) for line in source.splitlines())


def _p90(values: list[int]) -> float:
    return quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else values[0]


def _longest_run(cells) -> int:
    """Demonstrations with nothing between them; a text or an exercise ends a run."""
    longest = run = 0
    for cell in cells:
        run = run + 1 if _is_demonstration(cell) else 0
        longest = max(longest, run)
    return longest

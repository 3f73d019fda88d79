"""No solution and no hidden test in what students get."""

import ast
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat

from classroom.gate.finding import Finding
from classroom.gate.labels import MARK
from classroom.lesson import HIDDEN, SOLUTION, Exercise, Lesson, grade_id, is_test, regions

TELLING = 30  # characters from which on a line, wherever it stands, is no coincidence
IMPORT = re.compile(r"(from [\w.]+ )?import ")
PUBLISHED = {".py", ".txt", ".zone", ".json"}
WHOLE = 15  # characters from which on a whole solution in a cell is none


def check_leaks(lesson: Lesson) -> list[Finding]:
    """All that is published, whole: sources, metadata, outputs, data; the course's index; the package `course`."""
    folder, index = lesson.release.parent, lesson.course.root / "release" / "index.ipynb"
    secrets = secret_lines(lesson)
    paths = sorted(path for path in [*folder.rglob("*"), index] if path.is_file())
    found = [finding for path in paths for finding in _in_file(lesson, path, secrets)]
    found += _in_package(lesson)
    return found + (_given_away(lesson) if lesson.release.is_file() else [])


def _in_file(lesson: Lesson, path: Path, secrets: list[str]) -> list[Finding]:
    text = path.read_bytes().decode("utf-8", "replace")
    name = path.relative_to(lesson.course.root).as_posix()
    told = [f"a line of a solution or hidden test: {line[:60]}" for line in secrets if _holds(text, line)]
    if mark := MARK.search(text):
        told.append(f"a mark of a solution or of hidden tests: {mark[0]}")
    return [Finding("leak", name, f"students get {what}") for what in told]


def _in_package(lesson: Lesson) -> list[Finding]:
    """Two lines of a secret, one behind the other: a single one may be how everybody writes it."""
    pairs = {pair for text in secret_texts(lesson) for pair in _pairs(text)}
    found = []
    for path in sorted(path for path in (lesson.course.root / "course").rglob("*") if path.suffix in PUBLISHED):
        if told := pairs & set(_pairs(path.read_text("utf-8", "replace"))):
            name = path.relative_to(lesson.course.root).as_posix()
            lines = sorted(told)[0].split("\n")
            found.append(Finding("leak", name, f"students get lines of a secret of this lesson: {lines[0][:60]} …"))
    return found


def secret_texts(lesson: Lesson) -> Iterator[str]:
    """Solutions, hidden tests, domains and right answers, each as it is written."""
    for exercise in lesson.exercises:
        for cell, marks in [(exercise.cell, SOLUTION), *((cell, HIDDEN) for cell in exercise.test_cells)]:
            lines = cell.source.splitlines()
            yield from ("\n".join(lines[first : last - 1]) for first, last in regions(cell.source, marks))
        yield from (answer.source for answer in exercise.right)
        if lesson.has_domain(exercise.name):
            yield lesson.domain(exercise.name)


def _pairs(text: str) -> Iterator[str]:
    lines = [line for line in _bare(text) if not IMPORT.match(line)]
    return (pair for pair in map("\n".join, itertools.pairwise(lines)) if len(pair) > 2 * TELLING)


def _holds(text: str, line: str) -> bool:
    """Whether a line stands there as it is, or as JSON may write it."""
    return any(form in text for form in (line, json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]))


def secret_lines(lesson: Lesson) -> list[str]:
    """Telling lines that no student sees: solutions, hidden tests, domains, right answers, model answers in words."""
    secret, seen = set(), set()
    for cell in lesson.notebook.cells:
        lines = cell.source.splitlines()
        spans = regions(cell.source, SOLUTION) + regions(cell.source, HIDDEN)
        words = cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution")
        for number, line in enumerate(lines, start=1):
            hidden = words or any(first <= number <= last for first, last in spans)
            (secret if hidden else seen).add(line.strip())
    for exercise in lesson.exercises:
        secret |= {line.strip() for a in exercise.answers if a.right for line in a.source.splitlines()}
        if lesson.has_domain(exercise.name):
            secret |= {line.strip() for line in lesson.domain(exercise.name).splitlines()}
    shown = "\n".join(seen)  # a hint may give a line, or a part of one: that is the author's own decision
    return sorted(line for line in secret if len(line) > TELLING and line not in shown and not MARK.search(line))


def _given_away(lesson: Lesson) -> list[Finding]:
    """A whole solution, short as it may be, or a whole right answer stands in a cell that students see."""
    cells = nbformat.read(lesson.release, as_version=4).cells
    shown = {grade_id(cell) or cell["id"]: _bare(cell.source) for cell in cells if not is_test(cell)}
    return [
        Finding("leak", f"{lesson.name}, cell {where}", f"gives {what} away")
        for exercise in lesson.exercises
        for what, body in _solutions(exercise)
        for where, lines in shown.items()
        if len(" ".join(body)) > WHOLE and _within(body, lines)
    ]


def _solutions(exercise: Exercise) -> Iterator[tuple[str, list[str]]]:
    lines = exercise.cell.source.splitlines()
    for first, last in regions(exercise.cell.source, SOLUTION):
        yield f"the solution of {exercise.name}", _bare("\n".join(lines[first : last - 1]))
    for answer in exercise.answers:
        if answer.right:
            yield f"{exercise.name}/{answer.name}", _without_docstring(answer.source)


def _without_docstring(source: str) -> list[str]:
    tree = ast.parse(source)
    code = tree.body[bool(ast.get_docstring(tree)) :]
    return _bare("\n".join(source.splitlines()[code[0].lineno - 1 :])) if code else []


def _bare(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines() if line.strip()]


def _within(body: list[str], lines: list[str]) -> bool:
    return any(lines[at : at + len(body)] == body for at in range(len(lines)))

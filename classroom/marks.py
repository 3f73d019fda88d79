"""Marks as a table: students and exercises, and below it the beliefs and reasons behind what is missing."""

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from classroom.grade import Graded
from classroom.lesson import Lesson


def points(lesson: Lesson) -> dict[str, int]:
    return {
        cell.metadata.nbgrader["grade_id"]: cell.metadata.nbgrader["points"]
        for e in lesson.exercises
        for cell in e.test_cells
    }


def score(graded: Graded, tests: list[str], worth: dict[str, int]) -> int:
    return sum(worth[test] for test in tests if graded.passed.get(test))


def marks_table(lesson: Lesson, graded: list[Graded]) -> Group:
    """One row a student, one column an exercise, by its number; core and stretch apart, 100 % is core."""
    worth = points(lesson)
    core = [test for e in lesson.exercises if not e.stretch for test in e.tests]
    table = Table(title=f"{lesson.name}: {lesson.title}", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title_justify="left")
    table.add_column("student", no_wrap=True)
    for number, exercise in enumerate(lesson.exercises, start=1):
        table.add_column(f"{number}{'*' if exercise.stretch else ''}", justify="right", no_wrap=True)
    table.add_column("core", justify="right", no_wrap=True)
    for one in graded:
        if one.reason:
            table.add_row(one.student, *["–"] * (len(lesson.exercises) + 1))
            continue
        cells = [f"{score(one, e.tests, worth)}/{sum(worth[t] for t in e.tests)}" for e in lesson.exercises]
        share = 100 * score(one, core, worth) / max(1, sum(worth[test] for test in core))
        table.add_row(one.student, *cells, f"{share:.0f} %")
    names = ", ".join(f"{n} {e.name}{' *' if e.stretch else ''}" for n, e in enumerate(lesson.exercises, start=1))
    lines = [f"{names} (* stretch)", *(line for one in graded for line in reasons(lesson, one))]
    return Group(table, *map(Text, lines))


def print_marks(console: Console, marks: Group) -> None:
    """On a console that is too narrow for the table its lines go on, instead of losing what they say."""
    unbound = console.options.update(max_width=10_000)
    table, *lines = marks.renderables
    needed = Measurement.get(console, unbound, table).maximum
    Console(file=console.file, width=max(console.width, needed), highlight=False).print(table)
    for line in lines:
        console.print(line)


def reasons(lesson: Lesson, one: Graded) -> list[str]:
    """Why marks are missing, a line each."""
    lines = [f"{one.student}: {note}" for note in one.notes]
    for exercise in lesson.exercises:
        beliefs = {one.beliefs[test]: None for test in exercise.tests if test in one.beliefs}
        lines += [f"{one.student}: {exercise.name}: believes: {belief}" for belief in beliefs]
    lines += [f"{one.student}: {cell}: {ending}" for cell, ending in one.endings.items()]
    return lines

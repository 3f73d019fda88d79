"""Marks as a table on the console: students and exercises, and why marks are missing."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from classroom.grade import Graded
from classroom.lesson import Lesson
from classroom.marks.gradebook import STRETCH, WORDS, Mark, Marks

SIGNS = {STRETCH: "*", WORDS: "°"}
NOTHING, WAITS = "–", "…"


def print_marks(console: Console, marks: Marks) -> None:
    """On a console that is too narrow for the table its lines go on, instead of losing what they say."""
    table = _table(marks)
    needed = Measurement.get(console, console.options.update(max_width=10_000), table).maximum
    Console(file=console.file, width=max(console.width, needed), highlight=False).print(table)
    console.print(_key(marks), markup=False, highlight=False)


def _table(marks: Marks) -> Table:
    """One row a student, one column a part by its number; core and stretch apart, 100 % is core."""
    table = Table(title=f"{marks.lesson}: {marks.title}", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title_justify="left")
    table.add_column("student", no_wrap=True)
    late, hand = any(m.penalty for m in marks.students), any(m.by_hand for m in marks.students)
    numbers = [f"{n}{SIGNS.get(part.kind, '')}" for n, part in enumerate(marks.parts, start=1)]
    heads = [*numbers, "core", *(["stretch"] if marks.most(STRETCH) else [])]
    for head in [*heads, *(["late"] if late else []), *(["by hand"] if hand else [])]:
        table.add_column(head, justify="right", no_wrap=True)
    for mark in marks.students:
        cells = _cells(marks, mark) if mark.graded else [NOTHING] * len(heads)
        off = [f"−{mark.penalty:g}" if mark.penalty else ""] if late else []
        changed = [f"{mark.by_hand:+g}".replace("-", "−") if mark.by_hand else ""] if hand else []
        table.add_row(mark.student, *cells, *off, *changed)
    return table


def _cells(marks: Marks, mark: Mark) -> list[str]:
    points = [mark.points[part.name] for part in marks.parts]
    each = [f"{WAITS if p is None else f'{p:g}'}/{part.most:g}" for p, part in zip(points, marks.parts, strict=True)]
    beyond = [f"{marks.counts(mark, STRETCH):.3g}/{marks.most(STRETCH):g}"] if marks.most(STRETCH) else []
    return [*each, f"{marks.core_percent(mark):.0f} %", *beyond]


def _key(marks: Marks) -> str:
    """What numbers and signs stand for, as far as they occur."""
    said = [", ".join(f"{n} {part.name}{SIGNS.get(part.kind, '')}" for n, part in enumerate(marks.parts, start=1))]
    said += ["* stretch"] if marks.most(STRETCH) else []
    said += ["° in words"] if marks.most(WORDS) else []
    if any(points is None for mark in marks.students for points in mark.points.values()):
        said.append(f"{WAITS} waits for a mark by hand")
    if not all(mark.graded for mark in marks.students):
        said.append(f"{NOTHING} nothing graded")
    if any(mark.penalty for mark in marks.students):
        said.append("late: points off, in proportion from core and stretch")
    return "; ".join(said)


def reasons(lesson: Lesson, one: Graded) -> list[str]:
    """Why marks are missing, a line each."""
    lines = [f"{one.student}: {note}" for note in one.notes]
    for exercise in lesson.exercises:
        beliefs = {one.beliefs[test]: None for test in exercise.tests if test in one.beliefs}
        lines += [f"{one.student}: {exercise.name}: believes: {belief}" for belief in beliefs]
    lines += [f"{one.student}: {cell}: {ending}" for cell, ending in one.endings.items()]
    return lines

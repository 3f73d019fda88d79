"""How far a student is, read from what their saved notebooks show of the visible tests."""

import os
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from course.desk._errors import DeskError
from course.desk._lessons import Exercise, Notebook, home, notebooks, source

PASSED, FAILS, OPEN = "passes", "fails", "open"
HEAD = ("lesson", "exercises that pass", "next")
ADVICE = (
    "Read from your notebooks as you saved them. An exercise passes when all of its visible tests were run after its "
    "answer, and passed. Grading runs more tests."
)
NOTHING_FAILS = "No visible test fails. Go on with what is open."
THINK = re.compile(r"^Think: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """One lesson: its exercises by name with their state, or why it could not be read.

    ``stretch`` names those that are stretch; ``advice`` has what a failing test said to think about.
    """

    lesson: str
    file: str
    title: str
    states: dict[str, str]
    trouble: str = ""
    stretch: frozenset[str] = frozenset()
    advice: dict[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """The title, with the number of the lesson in front."""
        return f"{int(self.lesson[:2])} · {self.title.split(' · ')[-1]}"

    @property
    def core(self) -> dict[str, str]:
        return {name: state for name, state in self.states.items() if name not in self.stretch}

    @property
    def passed(self) -> int:
        return sum(state == PASSED for state in self.states.values())

    @property
    def next(self) -> str:
        """What to go on with: the first exercise that does not pass yet."""
        if self.trouble:
            return self.trouble
        left = [(name, state) for name, state in self.states.items() if state != PASSED]
        return " ".join((left[0][0], *(["(a test fails)"] if left[0][1] == FAILS else []))) if left else "done"


@dataclass(frozen=True)
class Progress:
    """A table of all lessons, for a notebook and for a terminal; links begin with ``place``."""

    rows: list[Row]
    place: str = ""

    def states(self) -> dict[str, list[tuple[str, str, bool]]]:
        """``{lesson: [(exercise, state, stretch), …]}``, which `course.draw.progressmap` draws."""
        return {
            row.heading: [(name, state, name in row.stretch) for name, state in row.states.items()] for row in self.rows
        }

    def again(self) -> "Again":
        """What to do again: the exercises whose visible tests fail."""
        failing = [(row, name) for row in self.rows for name, state in row.states.items() if state == FAILS]
        return Again(failing, self.place)

    def __str__(self) -> str:
        lines = [HEAD, *((row.title, f"{row.passed} of {len(row.states)}", row.next) for row in self.rows)]
        widths = [max(len(line[i]) for line in lines) for i in range(2)]
        table = ["  ".join((line[0].ljust(widths[0]), line[1].ljust(widths[1]), line[2])).rstrip() for line in lines]
        return "\n".join([*table, "", ADVICE])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align: left">{text}</th>' for text in HEAD)
        rows = "".join(self._row(row) for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{escape(ADVICE)}</p>"

    def _row(self, row: Row) -> str:
        link = f'<a href="{escape(self.place + row.file)}">{escape(row.title)}</a>'
        meter = (
            f'<meter aria-label="{escape(row.title)}" min="0" max="{len(row.states)}" value="{row.passed}"></meter> '
            f"{row.passed} of {len(row.states)}"
        )
        cells = (link, meter, escape(row.next))
        return "<tr>" + "".join(f'<td style="text-align: left">{cell}</td>' for cell in cells) + "</tr>"


@dataclass(frozen=True)
class Again:
    """Exercises to do again, each with what its failing test said to think about."""

    found: list[tuple[Row, str]]
    place: str = ""

    def __str__(self) -> str:
        return "\n".join(f"{row.heading}, {name}: {self._why(row, name)}" for row, name in self.found) or NOTHING_FAILS

    __repr__ = __str__

    def _repr_html_(self) -> str:
        if not self.found:
            return f"<p>{escape(NOTHING_FAILS)}</p>"
        return f"<ul>{''.join(self._item(row, name) for row, name in self.found)}</ul>"

    def _item(self, row: Row, name: str) -> str:
        link = f'<a href="{escape(self.place + row.file)}">{escape(row.heading)}</a>'
        return f"<li>{link}, <code>{escape(name)}</code>: {escape(self._why(row, name))}</li>"

    @staticmethod
    def _why(row: Row, name: str) -> str:
        return row.advice.get(name) or "a visible test fails"


def progress(here: Path | None = None) -> Progress:
    """The student's progress in every lesson below ``here``, by default where they stand."""
    folder = home(here)
    way = os.path.relpath(folder, Path(here or ".").resolve()).replace(os.sep, "/")
    return Progress([_row(path, folder) for path in notebooks(folder)], "" if way == "." else f"{way}/")


def _row(path: Path, folder: Path) -> Row:
    file = path.relative_to(folder).as_posix()
    try:
        notebook = Notebook(path)
    except DeskError:
        return Row(path.parent.name, file, path.parent.name, {}, "its notebook cannot be read: rename it")
    exercises = notebook.exercises()
    states = {exercise.name: state(exercise) for exercise in exercises}
    stretch = frozenset(exercise.name for exercise in exercises if exercise.stretch)
    advice = {exercise.name: told for exercise in exercises if (told := _thought(exercise))}
    return Row(notebook.lesson, file, notebook.title, states, "", stretch, advice)


def state(exercise: Exercise) -> str:
    """Whether all visible tests have passed, one has failed, or there is something to do first."""
    if all(source(cell) == exercise.starter for cell in exercise.answer):
        return OPEN
    if any(_failed(cell) for cell in exercise.tests):
        return FAILS
    counts = [_count(cell) for cell in exercise.answer]
    ran = [_count(cell) > max(counts) and min(counts) > 0 for cell in exercise.tests]
    return PASSED if ran and all(ran) else OPEN


def _thought(exercise: Exercise) -> str:
    """What the first failing test said after "Think:"."""
    errors = [output for cell in exercise.tests for output in cell.get("outputs", []) if "evalue" in output]
    found = (THINK.search(str(error["evalue"])) for error in errors)
    return next((match[1].strip() for match in found if match), "")


def _failed(cell: dict) -> bool:
    return any(output.get("output_type") == "error" for output in cell.get("outputs", []))


def _count(cell: dict) -> int:
    """The number that Jupyter gave the cell's last run, 0 for none."""
    return cell.get("execution_count") or 0

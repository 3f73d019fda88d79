"""How far a student is, read from what their saved notebooks show of the visible tests."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Row:
    """One lesson: its exercises by name with their state, or why it could not be read."""

    lesson: str
    file: str
    title: str
    states: dict[str, str]
    trouble: str = ""

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
    """A table of all lessons, for a notebook and for a terminal."""

    rows: list[Row]

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
        link = f'<a href="{escape(row.file)}">{escape(row.title)}</a>'
        meter = (
            f'<meter aria-label="{escape(row.title)}" min="0" max="{len(row.states)}" value="{row.passed}"></meter> '
            f"{row.passed} of {len(row.states)}"
        )
        cells = (link, meter, escape(row.next))
        return "<tr>" + "".join(f'<td style="text-align: left">{cell}</td>' for cell in cells) + "</tr>"


def progress(here: Path | None = None) -> Progress:
    """The student's progress in every lesson below ``here``, by default where they stand."""
    folder = home(here)
    return Progress([_row(path, folder) for path in notebooks(folder)])


def _row(path: Path, folder: Path) -> Row:
    file = path.relative_to(folder).as_posix()
    try:
        notebook = Notebook(path)
    except DeskError:
        return Row(path.parent.name, file, path.parent.name, {}, "its notebook cannot be read: rename it")
    states = {exercise.name: state(exercise) for exercise in notebook.exercises()}
    return Row(notebook.lesson, file, notebook.title, states)


def state(exercise: Exercise) -> str:
    """Whether all visible tests have passed, one has failed, or there is something to do first."""
    if all(source(cell) == exercise.starter for cell in exercise.answer):
        return OPEN
    if any(_failed(cell) for cell in exercise.tests):
        return FAILS
    counts = [_count(cell) for cell in exercise.answer]
    ran = [_count(cell) > max(counts) and min(counts) > 0 for cell in exercise.tests]
    return PASSED if ran and all(ran) else OPEN


def _failed(cell: dict) -> bool:
    return any(output.get("output_type") == "error" for output in cell.get("outputs", []))


def _count(cell: dict) -> int:
    """The number that Jupyter gave the cell's last run, 0 for none."""
    return cell.get("execution_count") or 0

"""Rules on what a cell carries besides its code: grade id, tags, metadata, marks of solutions and hidden tests."""

import re

from nbformat import NotebookNode

from classroom.gate.finding import Finding
from classroom.lesson import HIDDEN, SOLUTION, Lesson, grade_id, is_answer, is_test, tags
from classroom.released import NAME as RELEASED
from classroom.released import released

GRADE_ID = re.compile("[a-z0-9_]+")
METADATA = {"nbgrader", "tags"}
TAGS = {"setup", "needs-answer", "hide-input", "nbval-check-output", "measured"}
MARK = re.compile("(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")  # what nbgrader acts on
REUSED = (
    "was that of a cell which is gone, and a gradebook may hold marks for it: give the new cell its own name. If no "
    f'student has ever had the old one, take the name out of {RELEASED}, under "gone"'
)
MEANT = re.compile(r"#\s*(begin|end)[\s_-]+(solution|answer|hidden|mark)", re.IGNORECASE)


def check_labels(lesson: Lesson) -> list[Finding]:
    found = [finding for cell in lesson.notebook.cells for finding in _tags(cell) + _metadata(cell) + _marks(cell)]
    return found + _grade_ids(lesson)


def _where(cell: NotebookNode) -> str:
    return grade_id(cell) or cell["id"]


def _tags(cell: NotebookNode) -> list[Finding]:
    if (is_answer(cell) or is_test(cell)) and tags(cell):
        return [Finding("tags", _where(cell), f"answer and test cells have none: take off {', '.join(tags(cell))}")]
    if unknown := [tag for tag in tags(cell) if tag not in TAGS]:
        return [Finding("tags", _where(cell), f"{', '.join(unknown)}: the course uses {', '.join(sorted(TAGS))}")]
    return []


def _metadata(cell: NotebookNode) -> list[Finding]:
    """A misspelt mark on a cell's first line becomes metadata, which goes to students."""
    if strange := ", ".join(f"{key}={cell.metadata[key]!r}" for key in sorted(set(cell.metadata) - METADATA)):
        return [Finding("metadata", _where(cell), f"students would get {strange}: take it off the cell's marker")]
    return []


def _marks(cell: NotebookNode) -> list[Finding]:
    """A mark that nbgrader does not know, or knows elsewhere, leaves in the release what it was to hide."""
    lines = [line.strip() for line in cell.source.splitlines() if MARK.search(line) or MEANT.search(line)]
    if cell.cell_type != "code":
        return []
    allowed = SOLUTION if is_answer(cell) else HIDDEN if is_test(cell) else ()
    if strange := [line for line in lines if line not in allowed]:
        return [Finding("marks", _where(cell), f"{strange[0]!r}: {_expected(allowed)}")]
    if lines != list(allowed) * (len(lines) // 2):
        return [Finding("marks", _where(cell), f"marks do not pair up: every {allowed[0]} needs its {allowed[1]}")]
    return []


def _expected(allowed: tuple[str, ...]) -> str:
    return f"write {' … '.join(allowed)}" if allowed else "marks stand in answer and test cells only"


def _grade_ids(lesson: Lesson) -> list[Finding]:
    own = [grade_id(cell) for cell in lesson.notebook.cells if grade_id(cell)]
    found = [Finding("grade id", name, "may hold a-z, 0-9 and _ only") for name in own if not GRADE_ID.fullmatch(name)]
    found += [Finding("grade id", name, REUSED) for name in own if name in released(lesson).gone]
    for name, theirs in lesson.course.grade_ids.items():
        if name != lesson.name:
            found += [
                Finding("grade id", one, f"is used in {name} too: rename one of them") for one in own if one in theirs
            ]
    return found

"""A submission that was begun on an older release: its cells of that release count as those of the present one."""

from dataclasses import replace
from difflib import SequenceMatcher

from nbformat import NotebookNode

from classroom.grade.read_submission import Cell
from classroom.lesson import grade_id
from classroom.names import bound_in, taken_by
from classroom.released import Released, digest

OLDER = "The notebook was begun on an older release of this lesson: what it has changed since counts as it is now."


def renewed(cells: list[Cell], release: NotebookNode, known: Released) -> tuple[list[Cell], list[str]]:
    """The cells with the present text where they have that of an older release, and a note if there are such.

    Those that the lesson no longer has are left out, unless something of the student's needs what they define.
    """
    old = _old(cells, release, known)
    if not old:
        return cells, []
    present = {grade_id(cell): cell for cell in release.cells if grade_id(cell)}
    now = {
        i: replace(cells[i], source=present[name].source, grade_id=name) for i, name in old.items() if name in present
    }
    others = [i for i, name in old.items() if name is None]
    now |= _in_place(cells, others, release)
    now |= {i: cells[i] for i in _missed(cells, others, old, release)}
    return [now.get(i, cell) for i, cell in enumerate(cells) if i in now or i not in old], [OLDER]


def _old(cells: list[Cell], release: NotebookNode, known: Released) -> dict[int, str | None]:
    """Cells with a text that only older releases have, and the grade ids these had for it."""
    present = {digest(cell.cell_type, cell.source) for cell in release.cells}
    names = {told: name for name, digests in known.graded.items() for told in digests if told not in present}
    others = set(known.others) - present
    found: dict[int, str | None] = {}
    for i, cell in enumerate(cells):
        told = digest(cell.kind, cell.source)
        if told in names:
            mine = told in known.graded.get(cell.grade_id, ())
            found[i] = cell.grade_id if mine else names[told]
        elif told in others and cell.grade_id not in known.graded:
            found[i] = None
    return found


def _in_place(cells: list[Cell], old: list[int], release: NotebookNode) -> dict[int, Cell]:
    """The old cells that have changed, as they are now: what is known around them says which they are."""
    mine = [cell.grade_id or digest(cell.kind, cell.source) for cell in cells]
    theirs = [grade_id(cell) or digest(cell.cell_type, cell.source) for cell in release.cells]
    found = {}
    for change, start, end, first, last in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if change == "replace":
            changed = [cell for cell in release.cells[first:last] if not grade_id(cell)]
            for i, cell in zip([i for i in old if start <= i < end], changed, strict=False):
                found[i] = Cell(cell.cell_type, cell.source, None, cell["id"])
    return found


def _missed(cells: list[Cell], others: list[int], old: dict[int, str | None], release: NotebookNode) -> list[int]:
    """Those of the ``others`` that define what nothing in the release does and the student's code takes."""
    wanted = {
        name for i, cell in enumerate(cells) if i not in old and cell.kind == "code" for name in taken_by(cell.source)
    }
    wanted -= {name for cell in release.cells if cell.cell_type == "code" for name in bound_in(cell.source)}
    return [i for i in others if cells[i].kind == "code" and bound_in(cells[i].source) & wanted]

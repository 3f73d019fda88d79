"""A fresh notebook from the release, into which only a submission's answers and own cells go.

Nothing else of a submission is trusted: not its tags, metadata, ids, kernel, nor the text of its tests. A notebook
whose visible checks pass from top to bottom in a plain kernel passes them here.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from classroom.grade.cell_alignment import Alignment
from classroom.grade.cell_dependencies import needed
from classroom.grade.older_releases import renewed
from classroom.grade.read_submission import read_cells
from classroom.lesson import defined_names, grade_id, hidden_regions, is_answer, is_solution, is_test, tags
from classroom.names import bound_in
from classroom.released import Released
from course.desk import joined, key, pieces

FOREIGN = "No cell of this lesson is in the notebook: is it the one of another lesson?"
ELSEWHERE = "# The answer stands in a cell of your own."


@dataclass(frozen=True)
class Rebuilt:
    """The notebook to grade, the ids of the student's own cells in it, and what must be told."""

    notebook: NotebookNode
    own: frozenset[str]
    notes: tuple[str, ...]


def rebuild(
    submitted: bytes | None, release: NotebookNode, note: str | None = None, known: Released | None = None
) -> Rebuilt:
    """Place what the student wrote; a submission that cannot be read gives the bare release and a note.

    ``note`` is told besides, before all others. ``known`` are the texts of older releases.
    """
    notebook = nbformat.from_dict(json.loads(json.dumps(release)))
    cells, notes = read_cells(submitted)
    cells, of_old = renewed(cells, release, known or Released())
    notes = [note, *notes, *of_old] if note else [*notes, *of_old]
    if not cells:
        return Rebuilt(notebook, frozenset(), tuple(notes))
    alignment = Alignment(cells, release)
    answers = {name: _answer_pieces(name, alignment) for name in alignment.answers}
    bodies = {name: joined([cells[i].source for i in found]) for name, found in answers.items() if found}
    own = _own(alignment, {i for found in answers.values() for i in found})
    _fill(notebook, bodies, own, notes)
    _tell(alignment, answers, notes)
    return Rebuilt(notebook, _insert(own, notebook), tuple(notes))


def _answer_pieces(name: str, alignment: Alignment) -> list[int]:
    """The submitted cells that make up an answer: those in front of its tests. One behind them counts if it is the
    only one; beside others it is a cell of the student's own, which runs where it stands.
    """
    found = alignment.answers[name]
    front = [i for i in found if i < alignment.first_test(name)]
    starter = alignment.starters[name]
    written = [i for i in found if key(alignment.cells[i].source) not in ("", key(starter))]
    chosen = front if any(i in written for i in front) or not written else written[:1]
    texts = [alignment.cells[i].source for i in chosen]
    return [chosen[i] for i in pieces(texts, starter)]


def _own(alignment: Alignment, taken: set[int]) -> dict[int, list[NotebookNode]]:
    """The student's own cells, by the number of the released cell that each of them followed; -1 for the top."""
    own: dict[int, list[NotebookNode]] = {}
    number = 0
    for i, anchor in enumerate(alignment.anchors):
        if i in taken or not alignment.is_own(i):
            continue
        cell = alignment.cells[i]
        make = nbformat.v4.new_code_cell if cell.kind == "code" else nbformat.v4.new_markdown_cell
        own.setdefault(anchor, []).append(make(cell.source, id=f"own-{number:04d}"))
        number += 1
    return own


def _fill(notebook: NotebookNode, bodies: dict[str, str], own: dict[int, list[NotebookNode]], notes: list[str]) -> None:
    """Put answers in their places. No starter stands where a cell of the student's own defines the name."""
    elsewhere = [bound_in(cell.source) for group in own.values() for cell in group if cell.cell_type == "code"]
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in bodies:
            cell.source = bodies[name]
        elif is_answer(cell):
            defines = set(defined_names(cell.source))
            if any(defines & names for names in elsewhere):
                cell.source = ELSEWHERE
                notes.append(f"The answer cell `{name}` is missing; a cell of your own defines what it should.")
            else:
                notes.append(f"The answer cell `{name}` is missing from the submission.")
        elif is_solution(cell):
            notes.append(f"The answer cell `{name}` is missing from the submission.")


def _insert(own: dict[int, list[NotebookNode]], notebook: NotebookNode) -> frozenset[str]:
    placed = list(own.get(-1, []))
    for i, cell in enumerate(notebook.cells):
        placed += [cell, *own.get(i, [])]
    notebook.cells = placed
    return frozenset(cell["id"] for group in own.values() for cell in group)


def _tell(alignment: Alignment, answers: dict[str, list[int]], notes: list[str]) -> None:
    if alignment.strange:
        notes[:] = [FOREIGN]
        return
    notes += [
        f"The answer cell `{name}` is there in {len(found)} pieces: they count as one, in order."
        for name, found in answers.items()
        if len(found) > 1
    ]
    notes += [
        f"Another copy of the answer cell `{name}` stands behind its tests and ran there: the one before them counts."
        for name, found in answers.items()
        if any(i not in found and alignment.is_own(i) for i in alignment.answers[name])
    ]
    for told, names in (("missing", alignment.missing_tests), ("changed", alignment.changed_tests)):
        if names:
            notes.append(f"Test cells that had been {told}, for which the released ones were used: {_listed(names)}.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def orders(
    rebuilt: Rebuilt, source: NotebookNode, defines: dict[str, list[str]], seed: str, shares: dict[str, dict]
) -> list[dict]:
    """What to run, in the notebook's order; test cells come from the source, hidden regions included.

    ``defines`` gives for each test the names its answer cell defines, ``shares`` for some of them cases of the reserve.
    Of demonstrations those run whose names the student's code takes.
    """
    tests = {grade_id(cell): cell.source for cell in source.cells if is_test(cell)}
    demonstrations = needed(rebuilt.notebook, rebuilt.own)
    made = []
    for cell in rebuilt.notebook.cells:
        if is_test(cell):
            name = grade_id(cell)
            text = tests[name]
            made.append(
                {"do": "test", "id": name, "source": text, "hidden": hidden_regions(text)}
                | {"names": defines[name], "seed": seed, "reserve": shares.get(name)}
            )
        elif cell.cell_type == "code" and (
            is_answer(cell) or "setup" in tags(cell) or cell["id"] in rebuilt.own | demonstrations
        ):
            made.append({"do": "run", "id": cell["id"], "source": cell.source})
    return made

"""A fresh notebook from the release, into which only a submission's answers and own cells go.

Nothing else of a submission is trusted: not its tags, metadata, ids, kernel, nor the text of its tests.
"""

import json
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from classroom.lesson import grade_id, is_answer, is_test, tags

MAX_BYTES = 20 << 20
MAX_SOURCE = 1 << 20  # characters of one cell
KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True)
class Rebuilt:
    """The notebook to grade, the ids of the student's own cells in it, and what must be told."""

    notebook: NotebookNode
    own: frozenset[str]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A submitted cell: its text, and what it claims to be."""

    kind: str
    source: str
    grade_id: str | None = None
    id: str | None = None


def rebuild(submitted: bytes | None, release: NotebookNode) -> Rebuilt:
    """Place what the student wrote; a submission that cannot be read gives the bare release and a note."""
    notebook = nbformat.from_dict(json.loads(json.dumps(release)))
    cells, notes = read_cells(submitted)
    places = {grade_id(cell) for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")}
    bodies = _bodies(cells, places, notes)
    for cell in notebook.cells:
        if grade_id(cell) in bodies:
            cell.source = bodies[grade_id(cell)]
    for name in sorted(places - set(bodies)) if cells else []:
        notes.append(f"The answer cell `{name}` is missing from the submission.")
    own = _place_own(cells, notebook, release)
    _tell_of_tests(cells, release, notes)
    return Rebuilt(notebook, own, tuple(notes))


def read_cells(submitted: bytes | None) -> tuple[list[Cell], list[str]]:
    """The cells of a submission that can be read, of any nbformat, and notes on what cannot."""
    if submitted is None:
        return [], ["No notebook was handed in."]
    if len(submitted) > MAX_BYTES:
        return [], [f"The notebook has {len(submitted) >> 20} MB; more than {MAX_BYTES >> 20} MB are not read."]
    try:
        found = json.loads(submitted.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return [], [f"The notebook could not be read: byte {error.start} is not UTF-8."]
    except json.JSONDecodeError as error:
        return [], [f"The notebook could not be read: it is not JSON (line {error.lineno}: {error.msg})."]
    except (ValueError, RecursionError):
        return [], ["The notebook could not be read: its JSON is too deep or holds too large a number."]
    raw = _raw_cells(found)
    if raw is None:
        return [], ["The notebook could not be read: it has no list of cells."]
    cells = [cell for cell in map(_cell, raw) if cell]
    notes = [f"{len(raw) - len(cells)} of its cells could not be read."] if len(cells) < len(raw) else []
    return cells, notes if raw else ["The notebook has no cells."]


def _raw_cells(found) -> list | None:
    if not isinstance(found, dict):
        return None
    if "cells" not in found and isinstance(found.get("worksheets"), list):  # nbformat 3 and before
        sheets = [_raw_cells(sheet) for sheet in found["worksheets"]]
        return [cell for sheet in sheets for cell in sheet or []]
    return found["cells"] if isinstance(found.get("cells"), list) else None


def _cell(raw) -> Cell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in KINDS:
        return None
    source = raw.get("source", raw.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MAX_SOURCE:
        return None
    writable = source.encode("utf-8", "replace").decode()  # JSON can hold half of a surrogate pair
    claimed = _entry(_entry(raw, "metadata", dict), "nbgrader", dict)
    return Cell(raw["cell_type"], writable, _entry(claimed, "grade_id", str), _entry(raw, "id", str))


def _entry(known: dict | None, key: str, kind: type):
    found = known.get(key) if known else None
    return found if isinstance(found, kind) else None


def _bodies(cells: list[Cell], places: set[str], notes: list[str]) -> dict[str, str]:
    bodies: dict[str, str] = {}
    for cell in cells:
        if cell.grade_id not in places:
            continue
        if cell.grade_id in bodies:
            notes.append(f"The answer cell `{cell.grade_id}` is there more than once: the first one counts.")
            continue
        bodies[cell.grade_id] = cell.source
    return bodies


def _tell_of_tests(cells: list[Cell], release: NotebookNode, notes: list[str]) -> None:
    texts = {grade_id(cell): cell.source for cell in release.cells if is_test(cell)}
    handed_in = {cell.grade_id: cell.source for cell in reversed(cells) if cell.grade_id in texts}
    for name, text in texts.items() if cells else []:
        if name not in handed_in:
            notes.append(f"The test cell `{name}` was missing; the released one was used.")
        elif handed_in[name] != text:
            notes.append(f"The test cell `{name}` had been changed; the released one was used.")


def _place_own(cells: list[Cell], notebook: NotebookNode, release: NotebookNode) -> frozenset[str]:
    """Insert the student's own code cells after the released cell that each of them followed."""
    graded = {grade_id(cell): i for i, cell in enumerate(release.cells) if grade_id(cell)}
    position = {cell["id"]: i for i, cell in enumerate(release.cells)}
    known: dict[str, list[int]] = {}
    for i, cell in enumerate(release.cells):
        known.setdefault(cell.source, []).append(i)
    after: dict[int, list[NotebookNode]] = {}
    anchor = -1
    for cell in cells:
        if cell.grade_id in graded:
            anchor = graded[cell.grade_id]
        elif places := known.get(cell.source):
            anchor = next((i for i in places if i > anchor), places[0])
        else:
            anchor = position.get(cell.id, anchor)
            if cell.kind == "code" and cell.source.strip():
                after.setdefault(anchor, []).append(nbformat.v4.new_code_cell(cell.source))
    placed, own = list(after.get(-1, [])), []
    for i, cell in enumerate(notebook.cells):
        placed += [cell, *after.get(i, [])]
    for number, cell in enumerate(c for group in sorted(after) for c in after[group]):
        cell["id"] = f"own-{number:04d}"
        own.append(cell["id"])
    notebook.cells = placed
    return frozenset(own)


def orders(
    rebuilt: Rebuilt, source: NotebookNode, defines: dict[str, list[str]], seed: str, shares: dict[str, dict]
) -> list[dict]:
    """What to hear, in the notebook's order; test cells come from the source, hidden regions included.

    ``defines`` gives for each test the names its answer cell defines, ``shares`` for some of them cases of the reserve.
    """
    from classroom.lesson import hidden_regions

    tests = {grade_id(cell): cell.source for cell in source.cells if is_test(cell)}
    made = []
    for cell in rebuilt.notebook.cells:
        if is_test(cell):
            name = grade_id(cell)
            text = tests[name]
            made.append(
                {"do": "test", "id": name, "source": text, "hidden": hidden_regions(text)}
                | {"names": defines[name], "seed": seed, "reserve": shares.get(name)}
            )
        elif cell.cell_type == "code" and (is_answer(cell) or "setup" in tags(cell) or cell["id"] in rebuilt.own):
            made.append({"do": "run", "id": cell["id"], "source": cell.source})
    return made

"""A fresh notebook from the release, into which only a submission's answers and own cells go.

Nothing else of a submission is trusted: not its tags, metadata, ids, kernel, nor the text of its tests.
"""

import json
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from classroom.lesson import grade_id, is_answer, is_test, tags

MAX_BYTES = 20 << 20


@dataclass(frozen=True)
class Rebuilt:
    """The notebook to grade, the ids of the student's own cells in it, and what must be told."""

    notebook: NotebookNode
    own: frozenset[str]
    notes: tuple[str, ...]


def rebuild(submitted: bytes | None, release: NotebookNode) -> Rebuilt:
    """Place what the student wrote; a submission that cannot be read gives the bare release and a note."""
    notebook = nbformat.from_dict(json.loads(json.dumps(release)))
    cells, notes = read_cells(submitted)
    bodies = _bodies(cells, notebook, notes)
    for cell in notebook.cells:
        if grade_id(cell) in bodies:
            cell.source = bodies[grade_id(cell)]
    for name in sorted(_places(notebook) - set(bodies)) if cells else []:
        notes.append(f"The answer cell `{name}` is missing from the submission.")
    own = _place_own(cells, notebook, release)
    _tell_of_tests(cells, release, notes)
    return Rebuilt(notebook, own, tuple(notes))


def read_cells(submitted: bytes | None) -> tuple[list[NotebookNode], list[str]]:
    """The cells of a submission, or none and the reason."""
    if submitted is None:
        return [], ["No notebook was handed in."]
    if len(submitted) > MAX_BYTES:
        return [], [f"The notebook has {len(submitted) >> 20} MB; more than {MAX_BYTES >> 20} MB are not read."]
    try:
        text = submitted.decode("utf-8")
    except UnicodeDecodeError as error:
        return [], [f"The notebook could not be read: byte {error.start} is not UTF-8."]
    try:
        cells = nbformat.reads(text, as_version=4).cells
        return [cell for cell in cells if isinstance(cell.get("source"), str)], []
    except json.JSONDecodeError as error:
        return [], [f"The notebook could not be read: it is not JSON (line {error.lineno}: {error.msg})."]
    except Exception as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        return [], [f"The notebook could not be read: {reason}"]


def _places(notebook: NotebookNode) -> set[str]:
    known = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    return {grade_id(cell) for cell in known}


def _claimed(cell: NotebookNode) -> str | None:
    """The grade id that a submitted cell claims to have."""
    known = cell.get("metadata", {}).get("nbgrader", {})
    claimed = known.get("grade_id") if isinstance(known, dict) else None
    return claimed if isinstance(claimed, str) else None


def _bodies(cells, notebook, notes: list[str]) -> dict[str, str]:
    bodies: dict[str, str] = {}
    for cell in cells:
        name = _claimed(cell)
        if name not in _places(notebook):
            continue
        if name in bodies:
            notes.append(f"The answer cell `{name}` is there more than once: the first one counts.")
            continue
        bodies[name] = cell.source
    return bodies


def _tell_of_tests(cells, release, notes: list[str]) -> None:
    texts = {grade_id(cell): cell.source for cell in release.cells if is_test(cell)}
    handed_in = {_claimed(cell): cell.source for cell in reversed(cells) if _claimed(cell) in texts}
    for name, text in texts.items() if cells else []:
        if name not in handed_in:
            notes.append(f"The test cell `{name}` was missing; the released one was used.")
        elif handed_in[name] != text:
            notes.append(f"The test cell `{name}` had been changed; the released one was used.")


def _place_own(cells, notebook, release) -> frozenset[str]:
    """Insert the student's own code cells after the released cell that each of them followed."""
    known = {cell.source for cell in release.cells}
    graded = {grade_id(cell) for cell in release.cells if grade_id(cell)}
    position = {cell["id"]: i for i, cell in enumerate(release.cells)}
    by_source = {cell.source: i for i, cell in enumerate(release.cells)}
    after: dict[int, list[NotebookNode]] = {}
    anchor = -1
    for cell in cells:
        if _claimed(cell) in graded:
            anchor = next(i for i, c in enumerate(release.cells) if grade_id(c) == _claimed(cell))
        elif cell.source in known:
            anchor = by_source[cell.source]
        else:
            if cell.get("id") in position:
                anchor = position[cell["id"]]
            if cell.cell_type == "code" and cell.source.strip():
                after.setdefault(anchor, []).append(nbformat.v4.new_code_cell(cell.source))
    placed, own = list(after.get(-1, [])), []
    for i, cell in enumerate(notebook.cells):
        placed += [cell, *after.get(i, [])]
    for number, cell in enumerate(c for group in sorted(after) for c in after[group]):
        cell["id"] = f"own-{number:04d}"
        own.append(cell["id"])
    notebook.cells = placed
    return frozenset(own)


def orders(rebuilt: Rebuilt, source: NotebookNode, defines: dict[str, list[str]], seed: str) -> list[dict]:
    """What to hear, in the notebook's order; test cells come from the source, hidden regions included.

    ``defines`` gives for each test the names its answer cell defines.
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
                | {"names": defines[name], "seed": seed}
            )
        elif cell.cell_type == "code" and (is_answer(cell) or "setup" in tags(cell) or cell["id"] in rebuilt.own):
            made.append({"do": "run", "id": cell["id"], "source": cell.source})
    return made

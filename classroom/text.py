"""A lesson's text and its notebook: jupytext's percent format with short marks for nbgrader's cells.

# %% answer="failover"                      an answer cell
# %% test="test_failover" points=2          a test cell
# %% [markdown] written="why" points=3      an answer in words, marked by hand
# %% [markdown] task="talk" points=3        a task that spans cells, marked by hand
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from classroom.errors import CourseError

MARKS = {
    "answer": {"grade": False, "solution": True, "locked": False, "task": False},
    "test": {"grade": True, "solution": False, "locked": True, "task": False},
    "written": {"grade": True, "solution": True, "locked": False, "task": False},
    "task": {"grade": False, "solution": False, "locked": True, "task": True},
}
NOT_AUTHORED = ("points", "lines_to_next_cell", "starter")
BLANK_LINES = re.compile(r"\n{2,}(?=# %%)")
CHECK_TAG = "course-check"  # a cell that the build adds to notebooks; it is no part of the text
GENERATED = "# Made by `classroom build`"  # begins the hidden part of a test cell that is no part of the text either
PART = re.compile(rf"\n### BEGIN HIDDEN TESTS\n{re.escape(GENERATED)}.*?\n### END HIDDEN TESTS", re.DOTALL)
# `# ls` and `# echo request` are comments: jupytext would take them for commands. jupytext.toml says so too.
FORMAT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def read_text(path: Path) -> NotebookNode:
    """The notebook that a lesson's text describes, with nbgrader's metadata and derived cell ids."""
    try:
        notebook = jupytext.reads(path.read_text(encoding="utf-8"), FORMAT)
    except nbformat.ValidationError as error:
        raise CourseError(f"{path.name}: {error.message}") from None
    for cell in notebook.cells:
        if unreadable := cell.metadata.get("incorrectly_encoded_metadata"):
            raise CourseError(
                f'{path.name}: # %% {unreadable} cannot be read; marks look like test="test_walk" points=2'
            )
    return expanded(notebook, path)


def check_python(notebook: NotebookNode, path: Path) -> None:
    """Refuse code that is neither Python nor what IPython makes Python of, with its line in the text at ``path``."""
    for line, cell in _placed(notebook, path.read_text(encoding="utf-8").split("\n")):
        if error := _syntax_error(cell.source):
            told = (error.text or "").strip()[:80]
            raise CourseError(f"{path.name}, line {line + (error.lineno or 1)}: {error.msg}: {told}")


def _placed(notebook: NotebookNode, lines: list[str]) -> Iterator[tuple[int, NotebookNode]]:
    """Each code cell with how many lines of the text stand before its own."""
    at = 0
    for cell in notebook.cells:
        if cell.cell_type == "code":
            own = cell.source.split("\n")
            starts = (n for n in range(at, len(lines)) if lines[n : n + len(own)] == own and _marked(lines[:n]))
            at = next(starts, at)
            yield at, cell
            at += len(own)


def _marked(before: list[str]) -> bool:
    return next((line for line in reversed(before) if line.strip()), "# %%").startswith("# %%")


def _syntax_error(source: str) -> SyntaxError | None:
    try:
        ast.parse(as_python(source))
    except SyntaxError as error:
        return error
    return None


def as_python(source: str) -> str:
    """A cell's code as IPython runs it, magics and shell lines translated, each line in its place."""
    from IPython.core.inputtransformer2 import TransformerManager

    above = source[: len(source) - len(source.lstrip())].count("\n")  # empty lines, which IPython drops
    return "\n" * above + TransformerManager().transform_cell(source)


def expanded(notebook: NotebookNode, path: Path) -> NotebookNode:
    """The cells of a notebook with short marks, which an editor may have put there, made into nbgrader's."""
    cells = [_expanded(cell, path) for cell in notebook.cells if CHECK_TAG not in cell.metadata.get("tags", [])]
    for cell in cells:
        cell.source = PART.sub("", cell.source)
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return with_ids(nbformat.v4.new_notebook(cells=cells, metadata=metadata))


def write_text(notebook: NotebookNode) -> str:
    """The text of a notebook; `read_text` gives the same cells back, but for blank lines at their ends."""
    cells = [_contracted(cell) for cell in notebook.cells]
    bare = nbformat.v4.new_notebook(cells=cells, metadata={"jupytext": {"notebook_metadata_filter": "-all"}})
    text = BLANK_LINES.sub("\n\n", jupytext.writes(bare, FORMAT))
    for cell, back in zip_longest(notebook.cells, jupytext.reads(text, FORMAT).cells):
        if _content(cell) != _content(back):
            where = "at its end" if cell is None else f"in the cell that begins {cell.source[:40]!r}"
            raise CourseError(f"the notebook cannot be written as text, {where}: no line may begin with # %%")
    return text


def _content(cell: NotebookNode | None) -> tuple | None:
    return cell and (cell.cell_type, cell.source.rstrip("\n"))


def fingerprint(notebook: NotebookNode) -> str:
    """A hash over what an author edits: type, source, tags and marks of every cell."""
    digest = hashlib.sha256()
    for cell in notebook.cells:
        mark = _mark(cell)
        digest.update(repr((cell.cell_type, cell.source, cell.metadata.get("tags", []), mark)).encode())
    return digest.hexdigest()


def with_ids(notebook: NotebookNode) -> NotebookNode:
    """Give each cell an id made of its grade id, or of its position among the rest."""
    for position, cell in enumerate(notebook.cells):
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell["id"] = grade_id.replace("_", "-")[:64] if grade_id else f"cell-{position:03d}"
    return notebook


def _expanded(cell: NotebookNode, path: Path) -> NotebookNode:
    metadata = {key: value for key, value in cell.metadata.items() if key not in (*MARKS, *NOT_AUTHORED)}
    for mark, shape in MARKS.items():
        if mark in cell.metadata:
            metadata["nbgrader"] = {"grade_id": str(cell.metadata[mark]), "schema_version": 3, **shape}
            if shape["grade"] or shape["task"]:
                metadata["nbgrader"]["points"] = _points(cell, mark, path)
    make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    return make(cell.source, metadata=metadata)


def _points(cell: NotebookNode, mark: str, path: Path) -> int:
    points = cell.metadata.get("points")
    if type(points) is not int or points < 0:
        raise CourseError(f'{path.name}: the cell {mark}="{cell.metadata[mark]}" needs points=N, a whole number')
    return points


def _whole(points):
    """Points as an int where they are one: an editor may write 2.0. Anything else is for `read_text` to refuse."""
    return int(points) if type(points) is float and points.is_integer() else points


def _contracted(cell: NotebookNode) -> NotebookNode:
    metadata = {k: v for k, v in cell.metadata.items() if k in ("tags",)}
    metadata |= _mark(cell)
    make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    return make(cell.source, metadata=metadata)


def _mark(cell: NotebookNode) -> dict:
    known = cell.metadata.get("nbgrader", {})
    for mark, shape in MARKS.items():
        if known.get("grade_id") and all(
            known.get(key, False) == value for key, value in shape.items() if key != "locked"
        ):
            points = {"points": _whole(known["points"])} if "points" in known else {}
            return {mark: known["grade_id"], **points}
    return {}

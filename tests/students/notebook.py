"""A student's notebook as JSON, and what students do to one."""

import json
from collections.abc import Callable

from nbformat import NotebookNode

from tests.students.lesson import ANSWERS

Cell = dict
Change = Callable[["Handed"], None]


class Handed:
    """A notebook with every answer in it, to be changed in a habit's way."""

    def __init__(self, release: NotebookNode):
        self.content = json.loads(json.dumps(release))
        for name, text in ANSWERS.items():
            self[name]["source"] = text

    @property
    def cells(self) -> list[Cell]:
        return self.content["cells"]

    def __getitem__(self, name: str) -> Cell:
        """The cell with that grade id, or the one in which that text stands."""
        named = [c for c in self.cells if c["metadata"].get("nbgrader", {}).get("grade_id") == name]
        (found,) = named or [cell for cell in self.cells if name in cell["source"]]
        return found

    def answer(self, **texts: str) -> None:
        for name, text in texts.items():
            self[name]["source"] = text

    def put(
        self, text: str, *, before: str = "", behind: str = "", kind: str = "code", like: Cell | None = None
    ) -> Cell:
        """A new cell beside another one; with the marks of ``like``, as JupyterLab copies them."""
        made = {"cell_type": kind, "id": f"new-{len(self.cells)}", "source": text, "metadata": {}}
        made |= {"outputs": [], "execution_count": None} if kind == "code" else {}
        made |= {"metadata": json.loads(json.dumps(like["metadata"]))} if like else {}
        self.cells.insert(self.cells.index(self[before or behind]) + bool(behind), made)
        return made

    def take(self, name: str) -> Cell:
        """Cut a cell out."""
        cell = self[name]
        self.cells.remove(cell)
        return cell

    def move(self, name: str, *, before: str = "", behind: str = "") -> None:
        cell = self.take(name)
        self.cells.insert(self.cells.index(self[before or behind]) + bool(behind), cell)

    def bare(self) -> None:
        """All metadata is gone, as after a tool that knows nothing of it."""
        for cell in self.cells:
            cell["metadata"] = {}

    def bytes(self) -> bytes:
        return json.dumps(self.content).encode()

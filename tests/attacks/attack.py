"""What an attack is: a submission with a purpose, the marks that its honest part deserves, what it does elsewhere."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from classroom.lesson import grade_id
from tests.attacks.lesson import HONEST, NAME


@dataclass(frozen=True)
class Place:
    """Where the attack happens, as the attacker has found out: paths, addresses, names."""

    course: Path
    home: Path
    port: int
    name: str

    def fill(self, source: str) -> str:
        for word, value in (("COURSE", self.course), ("HOME", self.home), ("PORT", self.port), ("SOCKET", self.name)):
            source = source.replace(f"${word}", str(value))
        return source


@dataclass(frozen=True, eq=False)
class Attack:
    """``on_plain`` says what it does to nbgrader as it comes: it ``scores``, ``leaks``, ``aborts`` or ``harms``.

    An attack that does nothing there names the ``layer`` of the sandbox without which it gets somewhere.
    ``reached`` tells whether it got there: from the outputs, or for ``harms`` from the place.
    """

    name: str
    on_plain: str | None = None
    layer: str | None = None
    cells: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    last: tuple[str, ...] = ()
    change: Callable[[NotebookNode], None] = lambda notebook: None
    files: Callable[[Path, Place], None] = lambda folder, place: None
    raw: Callable[[bytes], bytes] = lambda content: content
    earns: frozenset[str] = frozenset({"test_total"})
    harm: Callable[[Place], bool] | None = None

    def hand_in(self, release: NotebookNode, place: Place) -> Path:
        notebook = nbformat.from_dict(json.loads(json.dumps(release)))
        answers = {"total": HONEST["total"]} | self.answers
        for cell in notebook.cells:
            if grade_id(cell) in answers:
                cell.source = place.fill(answers[grade_id(cell)])
        own = [_cell(place.fill(source), n) for n, source in enumerate(self.cells + self.last)]
        notebook.cells[1:1] = own[: len(self.cells)]
        notebook.cells += own[len(self.cells) :]
        self.change(notebook)
        folder = place.course / "submitted" / self.name / NAME
        folder.mkdir(parents=True)
        (folder / "target.ipynb").write_bytes(self.raw(json.dumps(notebook).encode()))
        self.files(folder, place)
        return folder


def _cell(source: str, number: int) -> NotebookNode:
    return nbformat.v4.new_code_cell(source, id=f"own-{number}")


def test_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if (grade_id(cell) or "").startswith("test_")]

"""A student's lesson notebooks as files: where they lie, what their cells are. Read as JSON: nothing heavy loads."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from course.desk._errors import DeskError
from course.desk._pieces import pieces

NAME = re.compile(r"\d\d-[a-z0-9-]+")
STRETCH = "**Stretch · "  # in the task above an answer
PLACES = (".", "work", "release", "..")  # from the course's folder, from where the lessons are, from within a lesson


@dataclass
class Exercise:
    """The cells that carry an answer's name, and its visible test cells, as the student's notebook has them."""

    name: str
    cells: list[dict]
    tests: list[dict]
    stretch: bool = False

    @property
    def starter(self) -> str | None:
        """The answer cell's text as it was given; None in a copy that does not remember."""
        known = self.cells[0]["metadata"].get("starter")
        return known if isinstance(known, str) else None

    @property
    def answer(self) -> list[dict]:
        """The cells that make up the answer."""
        return [self.cells[i] for i in pieces([source(cell) for cell in self.cells], self.starter)]


class Notebook:
    """``NN-slug/slug.ipynb`` of a student."""

    def __init__(self, path: Path):
        self.path = path
        try:
            self.content = json.loads(path.read_text(encoding="utf-8"))
            self.cells = [cell for cell in self.content["cells"] if isinstance(cell, dict)]
        except (ValueError, TypeError, KeyError):
            raise DeskError(
                f"{path} is not a notebook any more. Rename it, and get a fresh copy in its place, as the "
                f"course's README says."
            ) from None

    @property
    def lesson(self) -> str:
        return self.path.parent.name

    @property
    def title(self) -> str:
        first = next((source(cell) for cell in self.cells if source(cell).startswith("# ")), self.lesson)
        return first.splitlines()[0].lstrip("# ").strip()

    def exercises(self) -> list[Exercise]:
        """In order; a test belongs to the longest answer name that its own extends, as in grading."""
        found: dict[str, Exercise] = {}
        task = ""
        for cell in self.cells:
            known = marks(cell)
            name = known.get("grade_id", "")
            if cell.get("cell_type") != "code":
                task = source(cell)
                continue
            if known.get("solution") and not known.get("grade"):
                found.setdefault(name, Exercise(name, [], [], STRETCH in task)).cells.append(cell)
            elif known.get("grade") and not known.get("solution"):
                owners = [n for n in found if name == f"test_{n}" or name.startswith(f"test_{n}_")]
                if owners:
                    found[max(owners, key=len)].tests.append(cell)
        return list(found.values())


def marks(cell: dict) -> dict:
    metadata = cell.get("metadata")
    return (metadata.get("nbgrader") or {}) if isinstance(metadata, dict) else {}


def source(cell: dict) -> str:
    text = cell.get("source", "")
    return "".join(text) if isinstance(text, list) else text


def home(here: Path | None = None) -> Path:
    """The folder with the student's lessons: this one, its ``work/`` or ``release/``, or the one above."""
    here = Path(here or ".").resolve()
    for place in PLACES:
        folder = (here / place).resolve()
        if any(notebooks(folder)):
            return folder
    raise DeskError(f"there are no lessons in {here}: go to the folder that holds index.ipynb")


def notebooks(folder: Path) -> list[Path]:
    """The lessons' own notebooks below ``folder``, in order; copies and others are left out."""
    named = [path for path in folder.glob("*-*") if path.is_dir() and NAME.fullmatch(path.name)]
    found = [path / f"{path.name[3:].replace('-', '_')}.ipynb" for path in named]
    return sorted(path for path in found if path.is_file())


def lesson(name: str, here: Path | None = None) -> Notebook:
    """The notebook of ``04-dns``, which may also be called ``dns``, ``04`` or ``4``."""
    paths = notebooks(home(here))
    for path in paths:
        number, _, slug = path.parent.name.partition("-")
        if name.strip("/") in (path.parent.name, slug, number, number.lstrip("0")):
            return Notebook(path)
    known = ", ".join(path.parent.name for path in paths)
    raise DeskError(f"there is no lesson {name!r} here; the lessons are: {known}")


def write(path: Path, text: str) -> None:
    """Replace a file at once: a stop half-way leaves the old one."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)

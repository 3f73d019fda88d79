"""What the cells of a lesson have said in any release, as digests: so that an older one's cell is not taken for a
student's own, nor its empty answer for an answer.

``lessons/NN-slug/released.json`` is made by the build and only ever grows.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from nbformat import NotebookNode

from classroom.errors import CourseError
from classroom.lesson import Lesson, grade_id
from course.desk import key

NAME = "released.json"
DIGITS = 12  # hexadecimal ones of each digest


@dataclass(frozen=True)
class Released:
    """Digests of graded cells by grade id, of all others, and the grade ids that a later release no longer had."""

    graded: dict[str, list[str]] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def dump(self) -> bytes:
        return (json.dumps(asdict(self), indent=1, sort_keys=True) + "\n").encode()


def digest(kind: str, source: str) -> str:
    """Of a cell's text as editors leave it."""
    return hashlib.sha256(f"{kind}\0{key(source)}".encode()).hexdigest()[:DIGITS]


def released(lesson: Lesson) -> Released:
    """All releases of a lesson so far."""
    path = lesson.folder / NAME
    if not path.is_file():
        return Released()
    try:
        return Released(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        name = path.relative_to(lesson.course.root).as_posix()
        raise CourseError(
            f"{name} cannot be read. Two branches may have changed it: keep the lines of both, or restore it (git "
            f"checkout -- {name}) and build again"
        ) from None


def with_release(before: Released, release: NotebookNode) -> Released:
    """``before`` and one release more."""
    graded = {name: set(known) for name, known in before.graded.items()}
    others = set(before.others)
    for cell in release.cells:
        own = graded.setdefault(grade_id(cell), set()) if grade_id(cell) else others
        own.add(digest(cell.cell_type, cell.source))
    gone = {*before.gone, *(before.graded.keys() - {grade_id(cell) for cell in release.cells})}
    return Released(_sorted(graded), sorted(others), sorted(gone))


def _sorted(graded: dict[str, Iterable[str]]) -> dict[str, list[str]]:
    return {name: sorted(known) for name, known in graded.items()}

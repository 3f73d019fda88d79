"""Which of the notebooks in a student's folder is meant, when names are not what they should be."""

import os
from pathlib import Path

import nbformat

from classroom.grade.cell_alignment import Alignment
from classroom.grade.older_releases import renewed
from classroom.grade.read_submission import read_cells
from classroom.lesson import Lesson
from classroom.released import released


def find_notebook(folder: Path, lesson: Lesson) -> tuple[bytes | None, str | None]:
    """The notebook to grade, and what has to be told of the choice.

    It is the one with the lesson's name, unless that is as it was released and just one other has work in it:
    ``dns-Copy1.ipynb``, ``DNS.ipynb``, one in a folder too deep. `None` if there is none, or nobody could say which.
    """
    named = folder / f"{lesson.slug}.ipynb"
    others = [path for path in _notebooks(folder) if path != named]
    mine = named.read_bytes() if _is_file(named) else None
    if not others or (mine is not None and _has_work(mine, lesson)):
        return mine, None
    finished = [path for path in others if _has_work(path.read_bytes(), lesson)]
    if len(finished) == 1:
        name = finished[0].relative_to(folder).as_posix()
        told = "which is as it was given" if mine is not None else "which is missing"
        return finished[0].read_bytes(), f"`{name}` was graded in place of `{named.name}`, {told}."
    names = ", ".join(f"`{path.relative_to(folder).as_posix()}`" for path in finished or others)
    return mine, f"Other notebooks were handed in too, and none could be chosen: {names}. `{named.name}` is graded."


def _notebooks(folder: Path) -> list[Path]:
    """All notebooks below a folder but JupyterLab's own copies; no links are followed."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".ipynb_checkpoints"]
        found += [Path(place) / name for name in names if name.lower().endswith(".ipynb")]
    return sorted(path for path in found if _is_file(path))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _has_work(content: bytes, lesson: Lesson) -> bool:
    """Whether there is an answer, or a cell of the student's own, in a notebook of this lesson."""
    cells, _ = read_cells(content)
    release = nbformat.read(lesson.release, as_version=4)
    cells, _ = renewed(cells, release, released(lesson))
    alignment = Alignment(cells, release)
    return not alignment.strange and any(alignment.is_own(i) for i in range(len(cells)))

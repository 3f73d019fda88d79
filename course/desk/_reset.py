"""One answer cell gets its starter back; what stood there is kept in a file beside the notebook."""

import json
from itertools import count
from pathlib import Path

from course.desk._errors import DeskError
from course.desk._lessons import Notebook, lesson, source, write

KEPT = "kept"


def reset(name: str, exercise: str, here: Path | None = None) -> str:
    """Give the answer cell of ``exercise`` in lesson ``name`` its starter back; returns what was done.

    What stood there goes to ``kept/<exercise>-<n>.py`` beside the notebook.
    """
    notebook = lesson(name, here)
    cell = _answer(notebook, exercise)
    starter = cell["metadata"].get("starter")
    if not isinstance(starter, str):
        raise DeskError(
            f"this copy of {notebook.lesson} does not remember its starters: fetch the lesson again into another folder"
        )
    if source(cell) == starter:
        return f"{exercise} is as it was given: nothing to do."
    kept = _keep(notebook.path.parent / KEPT, exercise, source(cell))
    cell |= {"source": starter.splitlines(keepends=True), "outputs": [], "execution_count": None}
    write(notebook.path, json.dumps(notebook.content, indent=1, ensure_ascii=False) + "\n")
    return (
        f"{exercise} is as it was given; what you had is in {notebook.lesson}/{KEPT}/{kept.name}. If the notebook is "
        f"open, choose File > Reload Notebook from Disk."
    )


def _answer(notebook: Notebook, exercise: str) -> dict:
    found = {one.name: one.answer for one in notebook.exercises()}
    if exercise not in found:
        raise DeskError(f"{notebook.lesson} has no exercise {exercise!r}; its exercises are: {', '.join(found)}")
    return found[exercise]


def _keep(folder: Path, exercise: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = next(p for n in count(1) if not (p := folder / f"{exercise}-{n}.py").exists())
    write(path, text.rstrip("\n") + "\n")
    return path

"""An answer gets its starter back; what stood there is kept in a file beside the notebook."""

import json
from itertools import count
from pathlib import Path

from course.desk._errors import DeskError
from course.desk._lessons import Exercise, Notebook, lesson, source, write
from course.desk._pieces import joined

KEPT = "kept"


def reset(name: str, exercise: str, here: Path | None = None) -> str:
    """Give the answer cell of ``exercise`` in lesson ``name`` its starter back; returns what was done.

    What stood there, in all pieces of a cell that was split, goes to ``kept/<exercise>-<n>.py`` beside the notebook.
    """
    notebook = lesson(name, here)
    found = _exercise(notebook, exercise)
    if found.starter is None:
        raise DeskError(
            f"this copy of {notebook.lesson} does not remember its starters: fetch the lesson again into another folder"
        )
    written = joined([source(cell) for cell in found.answer])
    if written == found.starter:
        return f"{exercise} is as it was given: nothing to do."
    kept = _keep(notebook.path.parent / KEPT, exercise, written)
    first, *others = found.answer
    first |= {"source": found.starter.splitlines(keepends=True), "outputs": [], "execution_count": None}
    notebook.content["cells"] = [cell for cell in notebook.content["cells"] if not any(cell is o for o in others)]
    write(notebook.path, json.dumps(notebook.content, indent=1, ensure_ascii=False) + "\n")
    return (
        f"{exercise} is as it was given; what you had is in {notebook.lesson}/{KEPT}/{kept.name}. If the notebook is "
        f"open, choose File > Reload Notebook from Disk."
    )


def _exercise(notebook: Notebook, name: str) -> Exercise:
    found = {one.name: one for one in notebook.exercises()}
    if name not in found:
        raise DeskError(f"{notebook.lesson} has no exercise {name!r}; its exercises are: {', '.join(found)}")
    return found[name]


def _keep(folder: Path, exercise: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = next(p for n in count(1) if not (p := folder / f"{exercise}-{n}.py").exists())
    write(path, text.rstrip("\n") + "\n")
    return path

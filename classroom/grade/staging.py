"""The folder of a graded submission, put together aside: the notebook, the lesson's files, and what else was handed in.

Whatever a student's folder holds, what can be read of it goes along.
"""

import os
import shutil
import stat
import tempfile
import warnings
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from classroom.grade.plan import STAMP
from classroom.lesson import Lesson

PREFIX = ".recording-"
READ_ONLY = 0o444
LONGEST_STAMP = 1000  # bytes
NO_TIME = f"`{STAMP}` holds no date that can be read: when this was handed in is not known, and it counts as in time."


@contextmanager
def staging(course: Path) -> Iterator[Path]:
    """A folder on the same disk as ``autograded/``, for as long as it is needed."""
    parent = course / "autograded"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent, ignore_cleanup_errors=True) as scratch:
        yield Path(scratch)


def clear_away(course: Path) -> None:
    """What a killed run has left."""
    for left in (course / "autograded").glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)


def put_together(folder: Path, lesson: Lesson, notebook: NotebookNode, submitted: Path) -> None:
    folder.mkdir()
    text = nbformat.writes(notebook) + "\n"
    (folder / f"{lesson.slug}.ipynb").write_bytes(text.encode("utf-8", "replace"))
    for name, data in lesson.files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if time_of(submitted):  # to the byte, but for a mark that nbgrader cannot read: feedback is found by it
        (folder / STAMP).write_bytes((submitted / STAMP).read_bytes().removeprefix(BOM_UTF8))
    for path in _others(submitted):
        _copy(path, folder / path.relative_to(submitted))
    for place, _, names in os.walk(folder):
        for name in names:
            (Path(place) / name).chmod(READ_ONLY)


def _others(submitted: Path) -> list[Path]:
    """The exchange's secret and what else was handed in beside the time; regular files only, no links."""
    found = [Path(place) / name for place, _, names in os.walk(submitted) for name in names]
    others = [path for path in found if path.suffix != ".ipynb" and path != submitted / STAMP]
    return [path for path in others if stat.S_ISREG(path.lstat().st_mode)]


def _copy(path: Path, target: Path) -> None:
    """Not over the lesson's own, and not what cannot be read; ``path`` is a student's."""
    if os.path.lexists(target) or not os.access(path, os.R_OK):
        return
    if any(part.is_file() for part in target.parents):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def time_of(submitted: Path) -> str | None:
    """When it was handed in, as nbgrader reads it; None where that is not told, or cannot be read."""
    path = submitted / STAMP
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            told = file.read(LONGEST_STAMP).decode("utf-8-sig").strip()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return told if told and parse_utc(told) else None
    except Exception:  # dateutil raises what it likes
        return None


def about_time(submitted: Path) -> str | None:
    """What has to be told of a time that is there and cannot be read."""
    there = os.path.lexists(submitted / STAMP)
    return NO_TIME if there and time_of(submitted) is None else None

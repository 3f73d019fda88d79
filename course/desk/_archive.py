"""A student's notebooks in one file, to be carried away from a place that does not last, and back."""

import os
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from course.desk._errors import DeskError
from course.desk._lessons import NAME, home

FILE = "my-lessons.zip"
INDEX = "index.ipynb"  # comes with the lessons, and anew with each update
LARGEST = 100 << 20  # bytes of one file; grading reads no larger ones either
STRANGE = re.compile(r"[\\:\x00-\x1f]")  # in the name of a file: on some system it would lead elsewhere


def save(file: str | Path = FILE, here: Path | None = None) -> str:
    """Put all of a student's notebooks into ``file``, copies too, and the Python beside them; returns what to do.

    Answers kept by `reset` are such Python. Folders whose names begin with a dot are left out.
    """
    folder = home(here)
    target = folder / file
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    small = {name: path for name, path in found.items() if path.stat().st_size <= LARGEST}
    beside = target.with_name(f".{target.name}.new")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in small.items():
            archive.write(path, name)
    beside.replace(target)
    told = f"Saved {len(small)} files in {target}: right-click it in the file browser and choose Download."
    why = f"larger than {LARGEST >> 20} MB: clear their outputs and save again"
    return told + _left_out(found.keys() - small.keys(), why)


def _files(folder: Path) -> Iterator[Path]:
    """What of a student's own work lies in a folder, in order; no links are followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(place) / name for name in sorted(names))
        yield from (path for path in paths if _is_own(path.relative_to(folder).parts) and not path.is_symlink())


def _is_own(parts: tuple[str, ...]) -> bool:
    """Whether a file of that relative path is a notebook, or Python that belongs to a lesson."""
    if not parts or any(part == ".." or part.startswith(".") or STRANGE.search(part) for part in parts):
        return False
    return (parts[-1].endswith(".ipynb") and parts != (INDEX,)) or (
        len(parts) > 1 and parts[-1].endswith(".py") and bool(NAME.fullmatch(parts[0]))
    )


def _left_out(names: set[str], why: str) -> str:
    return f"\nLeft out: {', '.join(sorted(names))}, {why}." if names else ""


def restore(file: str | Path = FILE, here: Path | None = None) -> str:
    """Put the notebooks of ``file`` back; one that is here and differs is first renamed, never lost."""
    folder = home(here)
    path = folder / file
    if not path.is_file():
        raise DeskError(f"there is no {path}: upload the file that you saved (the arrow above the file browser)")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            wanted = [entry for entry in entries if _belongs(entry)]
            changed = [_put(folder / entry.filename, archive.read(entry)) for entry in wanted]
    except zipfile.BadZipFile:
        raise DeskError(f"{path} is not a file that was saved from here: it is no zip, or it was cut short") from None
    put = [told for told in changed if told]
    told = "\n".join([f"Restored {len(put)} of {len(wanted)} files; the others were the same already.", *put])
    strange = {entry.filename for entry in entries} - {entry.filename for entry in wanted}
    return told + _left_out(strange, "which are neither notebooks nor Python of a lesson")


def _belongs(entry: zipfile.ZipInfo) -> bool:
    """Own work only, whatever else the file holds: nothing is written outside of the folder."""
    path = PurePosixPath(entry.filename)
    return entry.file_size <= LARGEST and not path.is_absolute() and _is_own(path.parts)


def _put(path: Path, data: bytes) -> str:
    if path.is_file() and path.read_bytes() == data:
        return ""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = f"{path.parent.name}/{path.name}"
    if path.is_file():
        free = next(p for n in count(1) if not (p := path.with_name(f"{path.stem}-before-{n}{path.suffix}")).exists())
        path.rename(free)
        told += f" (the one that was here is now {free.name})"
    path.write_bytes(data)
    return told

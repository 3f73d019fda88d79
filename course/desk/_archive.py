"""A student's notebooks in one file, to be carried away from a place that does not last, and back."""

import zipfile
from itertools import count
from pathlib import Path, PurePosixPath

from course.desk._errors import DeskError
from course.desk._lessons import NAME, home, notebooks
from course.desk._reset import KEPT

FILE = "my-lessons.zip"
LARGEST = 20 << 20  # bytes of one notebook; grading reads no larger ones either


def save(file: str | Path = FILE, here: Path | None = None) -> str:
    """Put all lesson notebooks, and the answers kept by `reset`, into ``file``; returns what to do with it."""
    folder = home(here)
    target = folder / file
    names = [*notebooks(folder), *sorted(folder.glob(f"*/{KEPT}/*.py"))]
    beside = target.with_name(f".{target.name}.new")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in names:
            archive.write(path, path.relative_to(folder).as_posix())
    beside.replace(target)
    return f"Saved {len(names)} files in {target}: right-click it in the file browser and choose Download."


def restore(file: str | Path = FILE, here: Path | None = None) -> str:
    """Put the notebooks of ``file`` back; one that is here and differs is first renamed, never lost."""
    folder = home(here)
    path = folder / file
    if not path.is_file():
        raise DeskError(f"there is no {path}: upload the file that you saved (the arrow above the file browser)")
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = [entry for entry in archive.infolist() if _belongs(entry)]
            changed = [_put(folder / entry.filename, archive.read(entry)) for entry in wanted]
    except zipfile.BadZipFile:
        raise DeskError(f"{path} is not a file that was saved from here: it is no zip, or it was cut short") from None
    put = [told for told in changed if told]
    return "\n".join([f"Restored {len(put)} of {len(wanted)} files; the others were the same already.", *put])


def _belongs(entry: zipfile.ZipInfo) -> bool:
    """Lessons only, whatever else the file holds: nothing is written outside of them."""
    parts = PurePosixPath(entry.filename).parts
    if entry.file_size > LARGEST or not NAME.fullmatch(parts[0] if parts else ""):
        return False
    own = len(parts) == 2 and parts[1] == f"{parts[0][3:].replace('-', '_')}.ipynb"
    return own or (len(parts) == 3 and parts[1] == KEPT and parts[2].endswith(".py"))


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

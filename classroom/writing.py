"""Files that a command of ours leaves for people."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classroom.errors import CourseError


def write(text: str, path: Path, folder: bool = False) -> None:
    """All of it or nothing: what was there before stays if this fails. Nobody else may read it.

    With ``folder`` the one that it is to lie in is made.
    """
    try:
        if folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as beside:
            new = Path(beside, path.name)
            new.touch(mode=0o600)
            new.write_bytes(text.encode(errors="replace"))
            new.replace(path)
    except OSError as error:
        raise CourseError(f"{path} cannot be written: {error.strerror}. Name another file with --out") from None


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until nobody else changes files in ``folder``; where the system has no such locks, that is left to luck."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder.mkdir(exist_ok=True)
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)

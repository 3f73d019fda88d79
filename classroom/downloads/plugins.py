"""What `nbgrader zip_collect` takes downloads apart with, whatever students have handed in."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePath, PurePosixPath

from nbgrader.api import Gradebook
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin

from classroom.downloads.filenames import Person, Sorted, is_named, sort_out
from classroom.grade.read_submission import MAX_FILE

UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, OSError, ValueError)
NAMES = ("first_name", "last_name", "lms_user_id")
Read = Callable[[int], bytes]  # takes how many bytes there may be


class Notebooks(ExtractorPlugin):
    """Takes the notebooks out of the system's archives, and out of those that students packed; nothing else."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        for inner, read in _given(Path(archive_path)):
            try:
                for path, content in _notebooks(inner, read):
                    self._write(Path(extracted_path), path, content)
            except UNREADABLE as error:
                self.log.warning("Left out: %r cannot be read (%s)", str(inner), error)

    def _write(self, extracted: Path, inner: PurePath, content: bytes) -> None:
        target = extracted.joinpath(*(part for part in inner.parts if part not in ("/", "..")))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _given(archive: Path) -> Iterator[tuple[PurePath, Read]]:
    """What the system wrote, by the paths that it gave, whether it is still packed or a browser has unpacked it."""
    for path in sorted(archive.iterdir()):
        ours = is_named(path.name)
        if path.is_dir():
            root = archive if ours else path
            yield from ((one.relative_to(root), _of_file(one)) for one in sorted(path.rglob("*")) if one.is_file())
        elif path.suffix.lower() == ".zip" and not ours:
            try:
                with zipfile.ZipFile(path) as opened:
                    for entry in opened.infolist():
                        yield PurePosixPath(entry.filename), partial(_read, opened, entry)
            except zipfile.BadZipFile as error:
                raise SystemExit(
                    f"{path} cannot be read ({error}): download it again. Nothing was collected."
                ) from None
        else:
            yield PurePath(path.name), _of_file(path)


def _notebooks(inner: PurePath, read: Read) -> Iterator[tuple[PurePath, bytes]]:
    """The notebook, or those of an archive that a student packed; what is packed in there again is not looked for."""
    if inner.suffix.lower() == ".ipynb":
        yield inner, read(MAX_FILE)
    elif inner.suffix.lower() == ".zip":
        left = MAX_FILE
        with zipfile.ZipFile(io.BytesIO(read(MAX_FILE))) as opened:
            for number, entry in enumerate(opened.infolist()):
                path = PurePosixPath(entry.filename)
                if path.suffix.lower() == ".ipynb" and path.parts[0] != "__MACOSX":
                    content = _read(opened, entry, left)
                    left -= len(content)
                    yield inner.with_suffix("") / f"{number}" / path.name, content


def _of_file(path: Path) -> Read:
    return lambda most: path.read_bytes()


def _read(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What an entry holds, whatever it says of its size."""
    with opened.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"more than {MAX_FILE >> 20} MB")
    return content


class ByRoster(FileNameCollectorPlugin):
    """Gives each notebook to whom the roster says; who cannot be told is named, and loses nothing."""

    sorted: Sorted | None = None

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        app, path = self.parent, Path(submitted_file)
        extracted = Path(app._format_collect_path(app.extracted_directory))
        if self.sorted is None:
            self.sorted = self._sort(extracted)
        inner = path.relative_to(extracted)
        if why := self.sorted.left_out.get(inner):
            self.log.warning("Left out: %s", why)
            return None
        student, name = self.sorted.whose[inner]
        return {"student_id": student, "file_id": name}

    def _sort(self, extracted: Path) -> Sorted:
        place = self.parent.coursedir
        release = Path(place.format_path(place.release_directory, ".", place.assignment_id))
        with Gradebook(place.db_url) as book:
            roster = [Person(one.id, *(getattr(one, n) or "" for n in NAMES)) for one in book.students]
        paths = (path.relative_to(extracted) for path in extracted.rglob("*") if path.is_file())
        return sort_out(paths, roster, {path.name for path in release.glob("*.ipynb")})

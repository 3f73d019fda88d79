"""The students' repository: lessons, the course package, and what installs them. Nothing else."""

from pathlib import Path

from classroom.errors import CourseError
from classroom.lesson import Course

MANIFEST = ".published"
COPIED = ("environment.yml", "postBuild", "requirements.lock", "LICENSE", "LICENSE-lessons")
SUFFIXES = {"release": {".ipynb"}, "course": {".py", ".txt", ".zone", ".json", ".pcap"}}
README = """\
# Networking and HTTP, hands on

Notebooks in which you take real packets apart, walk real DNS delegations and count real TLS handshakes, offline and
without administrator rights. Start with `release/index.ipynb`.

On Binder: open this repository on mybinder.org and choose `release/index.ipynb`. On your own machine, with conda:

    conda env create -f environment.yml -n networking
    conda activate networking
    ./postBuild
    jupyter lab release/index.ipynb
"""
PYPROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "networking-course"
version = "{version}"
requires-python = ">=3.11"

[tool.setuptools.packages.find]
include = ["course*"]
"""


def publish(course: Course, folder: Path) -> list[str]:
    """Make or update ``folder``; returns the names of files written or removed.

    A folder that holds something else is refused. Files of an earlier publication that are no longer
    part of it are removed; files that somebody added there stay.
    """
    _refuse_strangers(course, folder)
    files = _files(course)
    before = (folder / MANIFEST).read_text().split("\n") if (folder / MANIFEST).is_file() else []
    changed = [
        name for name, data in files.items() if not (folder / name).is_file() or (folder / name).read_bytes() != data
    ]
    gone = [name for name in before if name and name not in files and (folder / name).is_file()]
    for name in changed:
        _put(folder / name, files[name])
    for name in gone:
        (folder / name).unlink()
    _put(folder / MANIFEST, "\n".join(sorted(files)).encode())
    (folder / "postBuild").chmod(0o755)
    return changed + [f"removed {name}" for name in gone]


def _refuse_strangers(course: Course, folder: Path) -> None:
    inside = course.root == folder.resolve() or course.root in folder.resolve().parents
    if inside and "build" not in folder.resolve().relative_to(course.root).parts[:1]:
        raise CourseError(f"{folder} lies in the course itself: publish into a folder outside of it")
    if folder.is_dir() and not (folder / MANIFEST).is_file() and any(p.name != ".git" for p in folder.iterdir()):
        raise CourseError(f"{folder} holds files that were not published from here: give an empty folder")
    if folder.is_file():
        raise CourseError(f"{folder} is a file: give a folder")


def _files(course: Course) -> dict[str, bytes]:
    from course import __version__

    files = {name: (course.root / name).read_bytes() for name in COPIED}
    for tree, suffixes in SUFFIXES.items():
        for path in sorted((course.root / tree).rglob("*")):
            if path.is_file() and _belongs(path.relative_to(course.root / tree), suffixes):
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    if "release/index.ipynb" not in files:
        raise CourseError("there is no release to publish: run classroom build")
    return files | {"README.md": README.encode(), "pyproject.toml": PYPROJECT.format(version=__version__).encode()}


def _belongs(path: Path, suffixes: set[str]) -> bool:
    hidden = any(part.startswith((".", "__pycache__")) for part in path.parts)
    return not hidden and (path.suffix in suffixes or "data" in path.parts)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)

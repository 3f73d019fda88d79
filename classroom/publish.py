"""The students' repository: lessons, the course package, and what installs them. Nothing else."""

import re
from pathlib import Path
from urllib.parse import quote, urlencode

from classroom.build import changed_since
from classroom.errors import CourseError
from classroom.lesson import Course

MANIFEST = ".published"
# Under its name there, what is copied; the lock is one without the instructors' and the authors' tools.
COPIED = {name: name for name in ("environment.yml", "postBuild", "LICENSE", "LICENSE-lessons")}
COPIED |= {"requirements.lock": "requirements-students.lock"}
SUFFIXES = {"release": {".ipynb"}, "course": {".py", ".txt", ".zone", ".json", ".pcap"}}
INDEX = "release/index.ipynb"
TO_FILL_IN = "OWNER/REPOSITORY", "https://HUB.EXAMPLE"
REPOSITORY = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")
BADGE = re.compile(r"mybinder\.org/v2/gh/([^/\s]+/[^/\s]+)/HEAD")
LINK = re.compile(r"(https?://[^\s)]+)/hub/user-redirect/git-pull\?")
README = """\
# Networking and HTTP, hands on

[![Open on Binder](https://mybinder.org/badge_logo.svg)]({binder})

Notebooks in which you take real packets apart, walk real DNS delegations and count real TLS handshakes, offline and
without administrator rights. Begin with `release/index.ipynb`, which links to every lesson.

**On Binder**: press the badge. Nothing is kept there: the index says how to save your work and bring it back.

**On a JupyterHub** that has these packages: [fetch the lessons]({hub}). The same link fetches new lessons
later and leaves your notebooks as they are.

**On your own machine**, with conda:

    conda env create -f environment.yml -n networking
    conda activate networking
    ./postBuild

or with Python 3.11 or newer alone:

    python3 -m venv .venv
    . .venv/bin/activate
    pip install -r requirements.lock
    ./postBuild

Then work in a copy of your own, which an update does not touch:

    python -m course                # is everything there?
    cp -Rn release/. work           # after each `git pull` again: it adds new lessons and never overwrites yours
    jupyter lab work/index.ipynb

A lesson that was mended does not replace a copy that you have: rename yours first. What was begun on the older one is
graded as what it is.

On Windows, `pip install --no-deps --no-build-isolation -e .` stands for `./postBuild`, and
`robocopy release work /E /XC /XN /XO` for `cp`.
"""
IGNORED = "/.venv\n/work\n__pycache__\n*.egg-info\n.ipynb_checkpoints\nmy-lessons.zip\n"
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

[tool.setuptools.package-data]
"*" = ["*"]
"""


def publish(course: Course, folder: Path, repository: str | None = None, hub: str | None = None) -> list[str]:
    """Make or update ``folder``; returns the names of files written or removed.

    ``repository`` (GitHub's ``owner/name``) and ``hub`` (a JupyterHub's address) go into the README's links; without
    them what stands there already stays. A folder that holds something else is refused, and so is a lesson that has
    changed since it was built. Files of an earlier publication that are no longer part of it are removed; files that
    somebody added there stay.
    """
    _refuse_strangers(course, folder)
    _refuse_unbuilt(course)
    files = _files(course) | {"README.md": _readme(folder, repository, hub).encode()}
    before = (folder / MANIFEST).read_text().split("\n") if (folder / MANIFEST).is_file() else []
    changed = [
        name for name, data in files.items() if not (folder / name).is_file() or (folder / name).read_bytes() != data
    ]
    gone = [name for name in before if name and name not in files and (folder / name).is_file()]
    for name in changed:
        _put(folder / name, files[name])
    for name in gone:
        (folder / name).unlink()
        _prune(folder / name, folder)
    _put(folder / MANIFEST, "\n".join(sorted(files)).encode())
    (folder / "postBuild").chmod(0o755)
    return changed + [f"removed {name}" for name in gone]


def to_fill_in(folder: Path) -> list[str]:
    """What the README's links still lack, as options of ``classroom publish``."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    return [option for option, gap in zip(("--repository", "--hub"), TO_FILL_IN, strict=True) if gap in _links_of(text)]


def _links_of(readme: str) -> tuple[str | None, str | None]:
    return tuple(found and found[1] for found in (pattern.search(readme) for pattern in (BADGE, LINK)))


def _readme(folder: Path, repository: str | None, hub: str | None) -> str:
    path = folder / "README.md"
    there = _links_of(path.read_text(encoding="utf-8")) if path.is_file() else (None, None)
    repository = repository or there[0] or TO_FILL_IN[0]
    hub = (hub or there[1] or TO_FILL_IN[1]).rstrip("/")
    if not REPOSITORY.fullmatch(repository):
        raise CourseError(f"{repository!r} is no repository of GitHub: write --repository owner/name")
    if not hub.startswith(("https://", "http://")):
        raise CourseError(f"{hub!r} is no address of a JupyterHub: write --hub https://hub.example.edu")
    name = repository.split("/")[1]
    pull = {"repo": f"https://github.com/{repository}", "branch": "main", "urlpath": f"lab/tree/{name}/{INDEX}"}
    return README.format(
        binder=f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath={quote(f'lab/tree/{INDEX}', safe='')}",
        hub=f"{hub}/hub/user-redirect/git-pull?{urlencode(pull)}",
    )


def _refuse_strangers(course: Course, folder: Path) -> None:
    inside = course.root == folder.resolve() or course.root in folder.resolve().parents
    if inside and "build" not in folder.resolve().relative_to(course.root).parts[:1]:
        raise CourseError(f"{folder} lies in the course itself: publish into a folder outside of it")
    if folder.is_dir() and not (folder / MANIFEST).is_file() and any(p.name != ".git" for p in folder.iterdir()):
        raise CourseError(f"{folder} holds files that were not published from here: give an empty folder")
    if folder.is_file():
        raise CourseError(f"{folder} is a file: give a folder")


def _refuse_unbuilt(course: Course) -> None:
    if names := " ".join(lesson.name for lesson in course.lessons() if changed_since(lesson)):
        told = "changed since the last build, and students would get what was before"
        raise CourseError(f"{told}: run classroom build {names}, then classroom check {names}")


def _files(course: Course) -> dict[str, bytes]:
    from course import __version__

    files = {name: (course.root / source).read_bytes() for name, source in COPIED.items()}
    for tree, suffixes in SUFFIXES.items():
        for path in sorted((course.root / tree).rglob("*")):
            if path.is_file() and _belongs(path.relative_to(course.root / tree), suffixes):
                files[path.relative_to(course.root).as_posix()] = path.read_bytes()
    if INDEX not in files:
        raise CourseError("there is no release to publish: run classroom build")
    return files | {".gitignore": IGNORED.encode(), "pyproject.toml": PYPROJECT.format(version=__version__).encode()}


def _belongs(path: Path, suffixes: set[str]) -> bool:
    hidden = any(part.startswith((".", "__pycache__")) for part in path.parts)
    return not hidden and (path.suffix in suffixes or "data" in path.parts)


def _prune(path: Path, folder: Path) -> None:
    """Remove the folders that a removed file leaves empty."""
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)

"""What marks come from beside lesson and submission: this code and the lab's, Python, and what is installed."""

import hashlib
import platform
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def grader() -> dict[str, str | list[str]]:
    """Digests of the sources of ``course`` and ``classroom``, Python with its system, packages with their versions."""
    import classroom
    import course

    installed = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    return {
        "course": _digest(_sources(course)),
        "classroom": _digest(_sources(classroom)),
        "Python": f"{sys.version} on {platform.system()} {platform.machine()}",
        "packages": sorted(path.name.removesuffix(".dist-info") for path in installed),
    }


@cache
def this_grader() -> str:
    """A digest of all of it."""
    return _digest(repr(part) for part in grader().items())


def _sources(package) -> Iterable[str]:
    for folder in map(Path, package.__path__):
        found = sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".txt"))
        yield from (f"{path.relative_to(folder)}\0{path.read_text('utf-8')}" for path in found)


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()

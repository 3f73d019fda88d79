"""What the known beliefs do on a test, heard to its end once: most of them need not be heard on every submission.

What a story tells before its test draws an input is the same under every seed; how it fails is nearly always. Stories
are kept from run to run beside the gradebook, for as long as nothing changes that they come from.
"""

import hashlib
import json
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

KEPT = "build/stories.json"  # below the course's folder
MOST = 20_000  # kept tests; beyond it those that this run did not need go


@dataclass(frozen=True)
class Story:
    """A belief on a test: how it fails, or None where it passes, and what it does before the first drawn input:
    so many entries of the transcript, with this digest.

    ``whole`` says that nothing was drawn: the start is all of it. ``apart`` says that the reference does something else
    before that failure.
    """

    failure: tuple | None
    start: int
    digest: str
    whole: bool
    apart: bool

    def excludes(self, verdict: dict) -> bool:
        """Whether a submission with this verdict does something else, whatever is drawn."""
        told = verdict["transcript"]
        if len(told) < self.start or (self.whole and len(told) > self.start):
            return True
        return _digest_of(told[: self.start]) != self.digest

    def fails_like(self, verdict: dict) -> bool:
        return self.failure == failure_of(verdict)


def failure_of(verdict: dict) -> tuple | None:
    return None if verdict["passed"] else (verdict["hidden"], verdict["kind"], verdict["property"])


def story_of(verdict: dict | None, reference: dict | None) -> Story | None:
    """None where a process ended before there was a verdict."""
    if verdict is None or reference is None:
        return None
    told, drawn = verdict["transcript"], verdict["drawn"]
    start = told[:drawn]
    apart = told != reference["transcript"][: len(told)]
    return Story(failure_of(verdict), len(start), _digest_of(start), drawn is None, apart)


def told_of(base: str, wrong: dict, test: str) -> str:
    """What stories of the ``wrong`` answers of an exercise on the source of a ``test`` are kept under; ``base`` is all
    that is around them.
    """
    return _digest([base, json.dumps(wrong), test])


class Stories:
    """By test, as `told_of` names it, and belief."""

    def __init__(self):
        self.kept: dict[str, dict[str, Story | None]] = {}
        self.needed: set[str] = set()
        self.new = False

    def known(self, test: str) -> dict[str, Story | None] | None:
        self.needed.add(test)
        return self.kept.get(test)

    def keep(self, test: str, stories: dict[str, Story | None]) -> None:
        self.kept[test] = stories
        self.needed.add(test)
        self.new = True

    @contextmanager
    def kept_in(self, path: Path) -> Iterator[None]:
        """Begin with what an earlier run has left there, and leave what is new. A process that ended may have had bad
        luck: it is heard again.
        """
        self._read(path)
        try:
            yield
        finally:
            if self.new:
                with suppress(OSError):  # then the next run hears them again
                    self._write(path)

    def _read(self, path: Path) -> None:
        """A file that is damaged, or that another grader has left, counts as none."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            left = json.loads(path.read_text())
            if left["heard by"] == this_grader():
                read = {key: {n: _story(*s) for n, s in stories.items()} for key, stories in left["stories"].items()}
                self.kept = read | self.kept

    def _write(self, path: Path) -> None:
        whole = {key: stories for key, stories in self.kept.items() if None not in stories.values()}
        if len(whole) > MOST:
            whole = {key: whole[key] for key in self.needed & whole.keys()}
        told = {key: {name: astuple(story) for name, story in stories.items()} for key, stories in whole.items()}
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            json.dump({"heard by": this_grader(), "stories": told}, file)
        Path(file.name).replace(path)
        self.new = False


def _story(failure: list | None, start: int, digest: str, whole: bool, apart: bool) -> Story:
    return Story(failure and tuple(failure), int(start), str(digest), whole is True, apart is True)


@cache
def this_grader() -> str:
    """All that a story comes from beside the lesson: this code and the lab's, Python, and what is installed."""
    import classroom
    import course

    folders = [Path(folder) for package in (classroom, course) for folder in package.__path__]
    code = (f"{path.relative_to(folder)}\0{path.read_text()}" for folder in folders for path in _sources(folder))
    installed = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return _digest([sys.version, *installed, *code])


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".txt"))


def _digest_of(entries: list) -> str:
    return hashlib.sha256(json.dumps(entries).encode()).hexdigest()


def _digest(sources: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()

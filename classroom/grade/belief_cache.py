"""What the known beliefs do on a test, run to its end once: most of them need not be run on every submission.

What a behaviour tells before its test draws an input is the same under every seed; how it fails is nearly always. They
are kept from run to run beside the gradebook, for as long as nothing changes that they come from.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from classroom.grade.grader import this_grader

KEPT = "build/belief_cache.json"  # below the course's folder
MOST = 20_000  # kept tests; beyond it those that this run did not need go


@dataclass(frozen=True)
class Behaviour:
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


def behaviour_of(verdict: dict | None, reference: dict | None) -> Behaviour | None:
    """None where a process ended before there was a verdict."""
    if verdict is None or reference is None:
        return None
    told, drawn = verdict["transcript"], verdict["drawn"]
    start = told[:drawn]
    apart = told != reference["transcript"][: len(told)]
    return Behaviour(failure_of(verdict), len(start), _digest_of(start), drawn is None, apart)


def told_of(base: str, wrong: dict, test: str) -> str:
    """What behaviours of the ``wrong`` answers of an exercise on the source of a ``test`` are kept under; ``base`` is
    all that is around them.
    """
    return _digest([base, json.dumps(wrong), test])


class BeliefCache:
    """By test, as `told_of` names it, and belief."""

    def __init__(self):
        self.kept: dict[str, dict[str, Behaviour | None]] = {}
        self.needed: set[str] = set()
        self.new = False

    def known(self, test: str) -> dict[str, Behaviour | None] | None:
        self.needed.add(test)
        return self.kept.get(test)

    def keep(self, test: str, behaviours: dict[str, Behaviour | None]) -> None:
        self.kept[test] = behaviours
        self.needed.add(test)
        self.new = True

    @contextmanager
    def kept_in(self, path: Path) -> Iterator[None]:
        """Begin with what an earlier run has left there, and leave what is new. A process that ended may have had bad
        luck: it is run again.
        """
        self._read(path)
        try:
            yield
        finally:
            if self.new:
                with suppress(OSError):  # then the next run tries them again
                    self._write(path)

    def _read(self, path: Path) -> None:
        """A file that is damaged, or that another grader has left, counts as none."""
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            left = json.loads(path.read_text())
            if left["made by"] == this_grader():
                read = {
                    key: {n: _behaviour(*s) for n, s in behaviours.items()}
                    for key, behaviours in left["behaviours"].items()
                }
                self.kept = read | self.kept

    def _write(self, path: Path) -> None:
        whole = {key: behaviours for key, behaviours in self.kept.items() if None not in behaviours.values()}
        if len(whole) > MOST:
            whole = {key: whole[key] for key in self.needed & whole.keys()}
        told = {
            key: {name: astuple(behaviour) for name, behaviour in behaviours.items()}
            for key, behaviours in whole.items()
        }
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            json.dump({"made by": this_grader(), "behaviours": told}, file)
        Path(file.name).replace(path)
        self.new = False


def _behaviour(failure: list | None, start: int, digest: str, whole: bool, apart: bool) -> Behaviour:
    return Behaviour(failure and tuple(failure), int(start), str(digest), whole is True, apart is True)


def _digest_of(entries: list) -> str:
    return hashlib.sha256(json.dumps(entries).encode()).hexdigest()


def _digest(sources: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()

"""What the known beliefs do on a test, heard to its end once: most of them need not be heard on every submission.

What a story tells before its test draws an input is the same under every seed; how it fails is nearly always.
"""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A belief on a test: how it fails, or None where it passes, and what it does before the first drawn input.

    ``whole`` says that nothing was drawn: the start is all of it. ``apart`` says that the reference does something else
    before that failure.
    """

    failure: tuple | None
    start: list
    whole: bool
    apart: bool

    def excludes(self, verdict: dict) -> bool:
        """Whether a submission with this verdict does something else, whatever is drawn."""
        told = verdict["transcript"]
        return told != self.start if self.whole else told[: len(self.start)] != self.start

    def fails_like(self, verdict: dict) -> bool:
        return self.failure == failure_of(verdict)


def failure_of(verdict: dict) -> tuple | None:
    return None if verdict["passed"] else (verdict["hidden"], verdict["kind"], verdict["property"])


def story_of(verdict: dict | None, reference: dict | None) -> Story | None:
    """None where a process ended before there was a verdict."""
    if verdict is None or reference is None:
        return None
    told, drawn = verdict["transcript"], verdict["drawn"]
    apart = told != reference["transcript"][: len(told)]
    return Story(failure_of(verdict), told[:drawn], drawn is None, apart)


class Stories:
    """Kept for as long as this process grades; by the sources that they come from."""

    def __init__(self):
        self.kept: dict[str, dict[str, Story | None]] = {}

    def known(self, *sources: str) -> dict[str, Story | None] | None:
        return self.kept.get(_digest(sources))

    def keep(self, stories: dict[str, Story | None], *sources: str) -> None:
        self.kept[_digest(sources)] = stories


def _digest(sources: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()

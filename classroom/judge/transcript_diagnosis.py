"""Which mistaken belief explains a failure: replay each known one and compare the transcripts.

A belief is named only when it, alone or with its declared equals, did exactly what the submission did
up to the failure, and the reference did something else.
"""

from collections.abc import Callable

from classroom.lesson import Answer


def consistent(
    failed: dict[str, dict], reference: dict[str, dict], beliefs: dict[str, dict[str, dict]]
) -> dict[str, list[str]]:
    """For each failed test, the names of the beliefs with the same transcript.

    All three hold verdicts by test id: of the submission, of the reference, of each belief by its name.
    """
    return {
        test: [name for name, verdicts in beliefs.items() if _same_transcript(verdict, verdicts.get(test))]
        for test, verdict in failed.items()
        if _told(verdict) and not _same_start(verdict, reference.get(test))
    }


def named(found: list[str], answer: Callable[[str], Answer]) -> str | None:
    """The one belief among those found, or the first of a class of declared equals; else None."""
    if not found:
        return None
    first = found[0]
    equals = {first, *answer(first).equals}
    for name in found:
        if first in answer(name).equals:
            equals.add(name)
    return first if set(found) <= equals else None


def _told(verdict: dict) -> bool:
    return bool(verdict.get("transcript"))


def _same_transcript(verdict: dict, other: dict | None) -> bool:
    return bool(other) and not other["passed"] and verdict["transcript"] == other["transcript"]


def _same_start(verdict: dict, other: dict | None) -> bool:
    transcript = verdict["transcript"]
    return bool(other) and other["transcript"][: len(transcript)] == transcript

"""Which cells make up an answer: one rule for progress, reset and grading.

JupyterLab copies a cell's marks to both parts when a student splits it, and to each copy that is pasted.
"""

from collections.abc import Sequence


def pieces(texts: Sequence[str], starter: str | None) -> list[int]:
    """Which of the cells with one answer's name are the answer: all that say something other than ``starter``.

    Where none does, the first is, as it is.
    """
    given = key(starter or "")
    return [i for i, text in enumerate(texts) if key(text) not in ("", given)] or [0][: len(texts)]


def joined(texts: Sequence[str]) -> str:
    """The pieces of an answer as one cell, in order."""
    return texts[0] if len(texts) == 1 else "\n\n".join(text.strip("\n") for text in texts)


def key(text: str) -> str:
    """A cell's text without what editors change on their own: the ends of lines, and empty space there."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")

"""Each section that a text cites is one that the RFC has, and the RFC one that still holds."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from classroom.gate.finding import Finding
from classroom.lesson import Lesson

KEPT = Path(__file__).with_name("rfcs.toml")
# A section belongs to the document named last before it, also behind a list: "RFC 9113 §5.3, 9218" are two RFCs.
TOKEN = re.compile(
    r"\bRFCs? ?(?P<rfc>\d{2,5})\b|(?:,|,? and|,? or) (?P<next>\d{3,5})\b(?!\.\d)|§ ?(?P<section>[A-Z\d][\w.]*\w|\w)"
    r"|(?P<other>\bW3C\b)"
)
WRAPPED = re.compile(r"\n *#? *")


@dataclass(frozen=True)
class Rfc:
    """What is kept of one: its title, titles of sections, what has replaced it, and words that cite it as history."""

    title: str
    sections: dict[str, str] = field(default_factory=dict)
    obsoleted_by: tuple[int, ...] = ()
    history: tuple[str, ...] = ()


class Citation(NamedTuple):
    """``section`` is empty where all of an RFC is meant; ``rfc`` is None where a section has no document before it."""

    rfc: int | None
    section: str

    def __str__(self):
        return " ".join([f"RFC {self.rfc}"] * (self.rfc is not None) + [f"§{self.section}"] * bool(self.section))


@cache
def kept() -> dict[int, Rfc]:
    """The RFCs that may be cited, by number."""
    known = tomllib.loads(KEPT.read_text(encoding="utf-8"))
    return {int(number): Rfc(**told) for number, told in known.items()}


def check_citations(lesson: Lesson) -> list[Finding]:
    """All texts of a lesson: its cells, and what stands beside them in answers and domains."""
    texts = {cell["id"]: cell.source for cell in lesson.written.cells}
    beside = sorted(set(lesson.folder.rglob("*.py")) - {lesson.text})
    texts |= {path.relative_to(lesson.folder).as_posix(): path.read_text(encoding="utf-8") for path in beside}
    return [Finding("citation", where, told) for where, text in texts.items() for told in wrong_citations(text)]


def wrong_citations(text: str) -> list[str]:
    """What is wrong with each citation in ``text``, and what to do about it."""
    text = unwrapped(text)
    for rfc in kept().values():
        for words in rfc.history:
            text = text.replace(words, "")
    return [told for citation in dict.fromkeys(citations(text)) if (told := _wrong(citation))]


def _wrong(citation: Citation) -> str:
    rfc = kept().get(citation.rfc)
    if citation.rfc is None:
        return f"{citation} of which RFC? Name it before the section"
    if rfc is None:
        return f"{citation} is not in {KEPT.name}: look it up in the RFC, and add its title"
    if citation.section and citation.section not in rfc.sections:
        return f"{citation} is not in {KEPT.name}: look it up in the RFC, and add the section with its title"
    if rfc.obsoleted_by:
        newer = " and ".join(f"RFC {number}" for number in rfc.obsoleted_by)
        return f"{citation} is obsoleted by {newer}: cite that, or add the words that speak of history to {KEPT.name}"
    return ""


def unwrapped(text: str) -> str:
    """``text`` without the ends of lines, in code those of comments."""
    return WRAPPED.sub(" ", text)


def citations(text: str) -> Iterator[Citation]:
    """All that an unwrapped ``text`` cites, in order."""
    rfc, end = None, None
    for token in TOKEN.finditer(text):
        if token["section"]:
            if rfc != 0:
                yield Citation(rfc, token["section"])
        elif token["other"]:
            rfc = 0
        elif token["rfc"] or token.start() == end:
            rfc = int(token["rfc"] or token["next"])
            yield Citation(rfc, "")
        else:
            continue
        end = token.end()

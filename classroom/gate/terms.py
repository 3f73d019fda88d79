"""A lesson's part of the glossary: each term is marked in the text, said once in the course, and in one sentence."""

import re

from classroom.gate.finding import Finding
from classroom.glossary import unmarked
from classroom.lesson import Lesson

SENTENCE = re.compile(r"[A-Z1-9][^|\n]*[^.|\n]\.")
ENDS = re.compile(r"[.!?] [A-Z]")
LONGEST = 25  # words


def check_terms(lesson: Lesson) -> list[Finding]:
    rules = [
        (unmarked(lesson), "stands in bold nowhere in the lesson's text: mark it where it is explained"),
        (lesson.terms.keys() & _elsewhere(lesson), "is a term of another lesson, too: keep one of them"),
        ((term for term, told in lesson.terms.items() if not _is_sentence(told)), f"needs one sentence, {SHAPE}"),
    ]
    return [Finding("term", term, text) for terms, text in rules for term in sorted(terms)]


SHAPE = f"with a capital and a full stop, of {LONGEST} words at most, without |"


def _is_sentence(told: str) -> bool:
    return bool(SENTENCE.fullmatch(told)) and not ENDS.search(told) and len(told.split()) <= LONGEST


def _elsewhere(lesson: Lesson) -> set[str]:
    return {term for other in lesson.course.lessons() if other.name != lesson.name for term in other.terms}

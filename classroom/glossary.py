"""``release/glossary.ipynb``: the terms of all lessons, what they are, and where they are met first."""

import re
from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode

from classroom.lesson import Course, Lesson
from classroom.sections import Section, sections

NAME = "glossary.ipynb"
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PLURALS = (("", ""), ("", "s"), ("", "es"), ("y", "ies"))
HEAD = """\
# Glossary

What the words of these lessons mean, in a sentence each. The link leads to where a word is met first; the first click
only opens the lesson."""


def glossary(course: Course) -> list[NotebookNode]:
    """The cells of the page."""
    lessons = course.lessons()
    printed = [(section, marked(section)) for lesson in lessons for section in sections(lesson) if not section.further]
    printed += [(section, marked(section)) for lesson in lessons for section in sections(lesson) if section.further]
    terms = {term: sentence for lesson in lessons for term, sentence in lesson.terms.items()}
    rows = ["| term | what it is | met first |", "|---|---|---|"]
    for term in sorted(terms, key=str.casefold):
        if place := next((section for section, words in printed if words & forms(term)), None):
            rows.append(f"| **{term}** | {terms[term]} | {_link(place)} |")
    return [nbformat.v4.new_markdown_cell(text) for text in (HEAD, "\n".join(rows))]


def _link(section: Section) -> str:
    return f"[{int(section.lesson.name[:2])} · {section.heading}]({section.link})"


def marked(section: Section) -> set[str]:
    """What stands in bold in a section's prose, as lessons mark a term where they first use it."""
    found = (words for cell in section.prose for words in BOLD.findall(cell.source))
    return {" ".join(words.split()).rstrip(".").casefold() for words in found}


def forms(term: str) -> set[str]:
    """A term as it may stand in bold: in the plural, too."""
    return {term.casefold().removesuffix(cut) + end for cut, end in PLURALS if term.casefold().endswith(cut)}


def unmarked(lesson: Lesson) -> Iterator[str]:
    """Terms of a lesson that stand nowhere in its text in bold."""
    words = set().union(*map(marked, sections(lesson)))
    return (term for term in lesson.terms if not words & forms(term))

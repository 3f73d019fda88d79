"""A lesson's notebook in sections, as its headings cut it, and links that lead to them."""

import re
from dataclasses import dataclass, field

from nbformat import NotebookNode

from classroom.lesson import Lesson, is_answer, is_test, tags
from classroom.minutes import is_prose

HEADING = re.compile(r"##? (.+)")
PREDICTS = re.compile(r"\*\*predict", re.IGNORECASE)
DRAWN = re.compile(r"^(?!from ).*\bprediction\(", re.MULTILINE)
FURTHER, RECAP = "Further", "What you can do now"


@dataclass
class Section:
    """What stands below one heading; that of the first section is the lesson's title."""

    lesson: Lesson
    heading: str
    further: bool = False
    cells: list[NotebookNode] = field(default_factory=list)

    @property
    def link(self) -> str:
        """Where it is, seen from beside the lessons' folders; JupyterLab finds headings by their text."""
        return f"{self.lesson.name}/{self.lesson.slug}.ipynb#{self.heading.replace('`', '').replace(' ', '-')}"

    @property
    def prose(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if is_prose(cell)]

    @property
    def demonstrations(self) -> list[NotebookNode]:
        """Code that shows something; what only prepares is none."""
        code = (cell for cell in self.cells if cell.cell_type == "code")
        return [cell for cell in code if not (is_answer(cell) or is_test(cell) or "setup" in tags(cell))]

    @property
    def predictions(self) -> int:
        """How many numbers a student commits to: some are drawn beside what was measured, some only asked for."""
        asked = sum(len(PREDICTS.findall(cell.source)) for cell in self.prose)
        return max(asked, sum(len(DRAWN.findall(cell.source)) for cell in self.demonstrations))

    @property
    def runs(self) -> bool:
        """Whether something in it can be run before there is an answer."""
        return any("needs-answer" not in tags(cell) for cell in self.demonstrations)


def sections(lesson: Lesson) -> list[Section]:
    """All of a lesson's sections, in order. What follows a bare "Further" belongs to it, up to the recap."""
    found = []
    for cell in lesson.written.cells:
        heading = HEADING.match(cell.source) if cell.cell_type == "markdown" else None
        if heading or not found:
            title = heading[1].strip() if heading else lesson.title
            found.append(Section(lesson, title, title.startswith(FURTHER) or _goes_on(found, title)))
        found[-1].cells.append(cell)
    return found


def _goes_on(before: list[Section], title: str) -> bool:
    return bool(before) and before[-1].further and title != RECAP and any(s.heading == FURTHER for s in before)

"""Who needs help, and what had to be told of submissions, by kind of note."""

import re
from dataclasses import dataclass

from classroom.marks.gradebook import CORE, Mark
from classroom.report.gather import Class, Student

HALF = 50  # per cent of the core
NAMES = re.compile(r"`[^`]*`(?:, `[^`]*`)*")
NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Needing:
    """Who has earned less than half of the core, late or not: its exercises that are not written, or fail; beliefs."""

    mark: Mark
    core: float
    unwritten: list[str]
    failing: list[str]
    beliefs: list[str]


@dataclass(frozen=True)
class Note:
    """What was told of the submissions of these students, with names and numbers left out, and once as it was told."""

    kind: str
    example: str
    students: list[str]


def who_needs_help(whole: Class) -> list[Needing]:
    """Those with the least first."""
    found = [_needing(whole, student) for student in whole.students]
    return sorted((one for one in found if one.core < HALF), key=lambda one: (one.core, one.mark.student))


def _needing(whole: Class, student: Student) -> Needing:
    core = whole.marks.of_kind(CORE)
    unwritten = [part.name for part in core if part.name in student.unwritten]
    failing = [
        part.name
        for part in core
        if part.name not in student.unwritten and (student.mark.points.get(part.name) or 0) < part.most
    ]
    tests = {cell for part in core for cell in part.cells}
    beliefs = {f.belief: None for test, f in student.facts.failures.items() if f.belief and test in tests}
    return Needing(student.mark, whole.marks.earned_percent(student.mark), unwritten, failing, [*beliefs])


def notes_by_kind(whole: Class) -> list[Note]:
    """Those that most students have first; what ended a cell is a note, too."""
    found: dict[str, Note] = {}
    for student in whole.students:
        ended = [f"The cell `{cell}` {ending}." for cell, ending in student.facts.endings.items()]
        for text in (*student.facts.notes, *ended):
            kind = NUMBERS.sub("…", NAMES.sub("`…`", text))
            note = found.setdefault(kind, Note(kind, text, []))
            if student.mark.student not in note.students:
                note.students.append(student.mark.student)
    return sorted(found.values(), key=lambda note: (-len(note.students), note.kind))

"""Names that cells share: a test cell takes none away from the lesson, a demonstration none from an answer."""

import builtins
import re
import symtable
from collections.abc import Iterable, Iterator

from classroom.gate.finding import Finding
from classroom.lesson import Exercise, Lesson, grade_id, is_answer, is_test, visible_part
from classroom.text import as_python
from course._names import free_names

QUOTED = re.compile(r"`([^`]+)`")
HINT = re.compile(r"<details>.*?</details>", re.DOTALL)
OWN = re.compile(r"[^.:;]*\b(?:function|class|method)\b[^.:;]*")  # where a hint speaks of what a student may define:
THING = re.compile(r"\b(?:an?|one|each|the)\s+(\w+)")  # "a function that makes one segment"
DUMMY = {"_"}
PYTHONS = set(dir(builtins)) - DUMMY


def check_names(lesson: Lesson) -> list[Finding]:
    return _of_tests(lesson) + _of_demonstrations(lesson)


def _of_tests(lesson: Lesson) -> list[Finding]:
    """What a student sees run must not change what the text shows; what is hidden, not what cells take from others."""
    code = [cell.source for cell in lesson.notebook.cells if cell.cell_type == "code" and not is_test(cell)]
    text = (cell.source for cell in lesson.notebook.cells if cell.cell_type == "markdown")
    taken = _all(_free(source) for source in code)
    used = taken | _all(_bound(source) for source in code) | _all(_identifiers(source) for source in text)
    found = []
    for cell in filter(is_test, lesson.notebook.cells):
        mine = _bound(cell.source) - DUMMY
        lost = mine & (taken | PYTHONS) | _bound(visible_part(cell.source)) & used - DUMMY
        if lost:
            told = f"binds {_listed(lost)}, which the lesson or Python itself has for something else: rename it here"
            found.append(Finding("names", grade_id(cell), told))
    return found


def _of_demonstrations(lesson: Lesson) -> list[Finding]:
    """Functions of an answer go on using the names that they were defined with."""
    exercises = {exercise.name: exercise for exercise in lesson.exercises}
    owners, found = {}, []
    for cell in lesson.notebook.cells:
        if is_answer(cell):
            owners |= dict.fromkeys(_defined(exercises[grade_id(cell)]), grade_id(cell))
        elif cell.cell_type == "code" and not is_test(cell):
            for name in sorted(_bound(cell.source) & owners.keys()):
                told = f"rebinds {name}, which an answer to {owners[name]} may define: rename it here"
                found.append(Finding("names", cell["id"], told))
    return found


def _defined(exercise: Exercise) -> set[str]:
    """Names at the top of the reference or of a known answer, and those that a hint proposes."""
    answers = [exercise.cell.source, *(answer.source for answer in exercise.answers)]
    return _all(map(_bound, answers)) | _all(map(_proposed, HINT.findall(exercise.task)))


def _proposed(hint: str) -> set[str]:
    assigned = _all(_bound(code) for code in QUOTED.findall(hint))
    return assigned | _all(THING.findall(sentence) for sentence in OWN.findall(hint))


def _identifiers(text: str) -> Iterator[str]:
    return (name for name in QUOTED.findall(text) if name.isidentifier())


def _bound(source: str) -> set[str]:
    """What a cell binds at its top: assigned, defined or the variable of a loop, but not imported."""
    if (table := _table(source)) is None:
        return set()
    return {s.get_name() for s in table.get_symbols() if s.is_assigned() and not s.is_imported()}


def _free(source: str) -> set[str]:
    return free_names(as_python(source)) if _table(source) else set()


def _table(source: str) -> symtable.SymbolTable | None:
    """Of a quoted piece of text too, which may be anything."""
    try:
        return symtable.symtable(as_python(source), "<cell>", "exec")
    except SyntaxError:
        return None


def _all(sets: Iterable[Iterable[str]]) -> set[str]:
    return {name for names in sets for name in names}


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))

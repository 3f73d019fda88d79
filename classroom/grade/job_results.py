"""What came back of a run, made of use: texts that can be written, beliefs behind failures, what became of it."""

import json
import re

from classroom.grade.graded import Graded, printable
from classroom.grade.rebuild import Rebuilt
from classroom.grade.verdicts import BELIEF
from classroom.lesson import Lesson, grade_id, is_answer

HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a surrogate pair, as JSON has it


def valid(result: bytes) -> dict:
    """A result whose texts can be written: student code may say halves of surrogate pairs."""
    found = json.loads(result)
    return _without_halves(found) if HALF.search(result) else found


def _without_halves(value):
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_halves(one) for one in value]
    return printable(value) if isinstance(value, str) else value


def explain(lesson: Lesson, rebuilt: Rebuilt, result: dict) -> None:
    """Add to a result what the banks say of its failures: beliefs, and lines for feedback."""
    answers = {grade_id(cell): cell.source for cell in rebuilt.notebook.cells if is_answer(cell)}
    told = lesson.banks.explained(result["verdicts"], answers)
    result["beliefs"] |= {test: found.belief for test, found in told.items() if found.belief}
    result["told"] = {test: [BELIEF.format(belief)] for test, belief in result["beliefs"].items()}
    result["told"] |= {test: found.lines for test, found in told.items()}
    result["where"] = {test: (found.kinds, found.below) for test, found in told.items()}


def graded_as(student: str, rebuilt: Rebuilt, result: dict) -> Graded:
    """What has become of a student's submission."""
    passed = {test: verdict["passed"] for test, verdict in result["verdicts"].items()}
    return Graded(printable(student), passed, result["beliefs"], result["endings"], rebuilt.notes)

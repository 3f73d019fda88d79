"""The one gate: every rule that a lesson must keep, tried on the lesson itself."""

import ast
from collections.abc import Callable, Collection
from contextlib import nullcontext

from classroom.bank.players import players
from classroom.errors import CourseError
from classroom.gate.answers import check_answers
from classroom.gate.cells import check_test_cells
from classroom.gate.domains import check_bank, check_domain, check_plays
from classroom.gate.figures import check_figures
from classroom.gate.files import check_built, check_unlisted
from classroom.gate.finding import Finding, Report
from classroom.gate.hearings import Hearer
from classroom.gate.imports import check_imports
from classroom.gate.labels import check_labels
from classroom.gate.leaks import check_leaks
from classroom.gate.mutants import check_mutants, check_score, killed_by_bank, killed_when_heard
from classroom.gate.names import check_names
from classroom.gate.prose import check_prose
from classroom.gate.running import check_examples, check_reference, check_release_runs
from classroom.grade.stories import Stories
from classroom.judge.hearing import Warmth
from classroom.lesson import Exercise, Lesson, grade_id, is_answer

__all__ = ["Finding", "Hearer", "Report", "inspect"]


def inspect(
    lesson: Lesson,
    warmth: Warmth,
    told: Callable[[str], object] = lambda text: None,
    only: Collection[str] = (),
    stories: Stories | None = None,
) -> Report:
    """All findings on one lesson; ``told`` hears what is being looked at. Nothing is written.

    ``only`` names the exercises whose answers and mutants are heard, if not those of all. What their wrong answers do
    is left in ``stories``, for grading.
    """
    report = Report(lesson.name)
    try:
        told("building")
        report.findings += check_readable(lesson)
        if not report.findings:
            report.findings += check_built(lesson)
            _read(lesson, report)
            _hear(lesson, Hearer(lesson, warmth, stories), told, report, chosen(lesson, only))
    except CourseError as error:
        report.findings.append(Finding("lesson", lesson.name, f"{error} (nothing after this was looked at)"))
    return report


def check_readable(lesson: Lesson) -> list[Finding]:
    """Answer cells are plain Python: without that, nobody knows what they define."""
    found = [] if lesson.notebook.cells else [Finding("lesson", lesson.name, "its text has no cells")]
    for cell in filter(is_answer, lesson.notebook.cells):
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            told = f"the answer cell is not plain Python: line {error.lineno}: {error.msg}"
            found.append(Finding("lesson", grade_id(cell), told))
    return found


def chosen(lesson: Lesson, only: Collection[str]) -> list[Exercise]:
    """The exercises named in ``only``, or all."""
    names = [exercise.name for exercise in lesson.exercises]
    if strangers := ", ".join(sorted(set(only) - set(names))):
        raise CourseError(f"there is no exercise {strangers}; the exercises are: {', '.join(names)}")
    return [exercise for exercise in lesson.exercises if not only or exercise.name in only]


def _read(lesson: Lesson, report: Report) -> None:
    for check in (check_unlisted, check_labels, check_imports, check_leaks, check_prose, check_figures, check_names):
        report.findings += check(lesson)
    for exercise in lesson.exercises:
        report.findings += check_test_cells(exercise)
        if lesson.has_domain(exercise.name):
            report.findings += check_domain(lesson, exercise)


def _hear(
    lesson: Lesson, hearer: Hearer, told: Callable[[str], object], report: Report, exercises: list[Exercise]
) -> None:
    told("reference and release")
    whole = hearer.whole()
    report.findings += check_reference(lesson, whole) + check_release_runs(lesson, hearer)
    if whole.ended:
        return
    with players(lesson) if any(lesson.has_domain(e.name) for e in exercises) else nullcontext() as pool:
        for exercise in exercises:
            told(f"{exercise.name}: answers")
            report.findings += check_examples(exercise, hearer)
            killed = killed_when_heard(exercise, hearer)
            if lesson.has_domain(exercise.name):
                if stale := check_bank(lesson, exercise):
                    report.findings += stale
                    continue
                report.findings += check_plays(exercise, pool)
                killed = killed_by_bank(exercise, pool)
            report.findings += check_answers(exercise, hearer)
            told(f"{exercise.name}: mutants")
            check_mutants(exercise, lesson, killed, report)
    report.findings += check_score(report)

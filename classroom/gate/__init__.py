"""The one gate: every rule that a lesson must keep, tried on the lesson itself."""

import ast
from collections.abc import Callable, Collection
from concurrent.futures import Executor
from contextlib import nullcontext

from classroom.bank.worker_pool import worker_pool
from classroom.errors import CourseError
from classroom.gate.answers import check_answers
from classroom.gate.arguments import check_arguments
from classroom.gate.cells import check_test_cells
from classroom.gate.citations import check_citations
from classroom.gate.clean_cache import Clean, key_of
from classroom.gate.domains import check_bank, check_domain, check_plays
from classroom.gate.figures import check_figures
from classroom.gate.files import check_built, check_unlisted
from classroom.gate.finding import Finding, Report
from classroom.gate.imports import check_imports
from classroom.gate.labels import check_labels
from classroom.gate.leaks import check_leaks
from classroom.gate.mutants import check_mutants, check_score, killed_by_bank, killed_when_run
from classroom.gate.names import check_names
from classroom.gate.prose import check_prose
from classroom.gate.reference_run import check_examples, check_reference, check_release_runs
from classroom.gate.repeats import check_repeats
from classroom.gate.runner import Runner
from classroom.gate.sampling import WHOLE, Part
from classroom.gate.terms import check_terms
from classroom.grade.belief_cache import BeliefCache
from classroom.judge.session_pool import SessionPool
from classroom.lesson import Exercise, Lesson, grade_id, is_answer

__all__ = ["Finding", "Report", "Runner", "inspect"]


def inspect(
    lesson: Lesson,
    sessions: SessionPool,
    told: Callable[[str], object] = lambda text: None,
    only: Collection[str] = (),
    belief_cache: BeliefCache | None = None,
    clean: Clean | None = None,
    part: Part = WHOLE,
) -> Report:
    """All findings on one lesson; ``told`` hears what is being looked at.

    ``only`` names the exercises whose answers and mutants are run, if not those of all. What their wrong answers do
    is left in ``belief_cache``, for grading. Exercises that ``clean`` knows are not run again, new ones are entered. A
    ``part`` of mutants and seeds is tried; the score is held to its limit where all mutants are.
    """
    report = Report(lesson.name)
    try:
        told("building")
        report.findings += check_readable(lesson)
        if not report.findings:
            report.findings += check_built(lesson)
            _read(lesson, report)
            runner = Runner(lesson, sessions, belief_cache)
            told("reference and release")
            whole = runner.whole()
            report.findings += check_reference(lesson, whole) + check_release_runs(lesson, runner)
            if not whole.ended:
                _try(lesson, runner, told, report, chosen(lesson, only), clean, part)
                report.findings += check_score(report) if part == WHOLE else []
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
    texts = (check_prose, check_citations, check_terms, check_figures)
    for check in (check_unlisted, check_labels, check_imports, check_leaks, *texts, check_names):
        report.findings += check(lesson)
    for exercise in lesson.exercises:
        report.findings += check_test_cells(exercise) + check_repeats(exercise)
        if lesson.has_domain(exercise.name):
            report.findings += check_domain(lesson, exercise)


def _try(
    lesson: Lesson,
    runner: Runner,
    told: Callable[[str], object],
    report: Report,
    exercises: list[Exercise],
    clean: Clean | None,
    part: Part,
) -> None:
    """The answers and mutants of each exercise that is not known to be clean."""
    with worker_pool(lesson) if any(lesson.has_domain(e.name) for e in exercises) else nullcontext() as pool:
        for exercise in exercises:
            key = key_of(lesson, exercise, part, runner.sessions.sandboxed) if clean else ""
            if clean and clean.recall(key, exercise, report):
                continue
            before = len(report.findings)
            told(exercise.name)
            report.findings += check_examples(exercise, runner)
            _try_one(lesson, exercise, runner, report, pool, part)
            if clean and len(report.findings) == before:
                clean.keep(key, exercise, report)


def _try_one(
    lesson: Lesson, exercise: Exercise, runner: Runner, report: Report, pool: Executor | None, part: Part
) -> None:
    killed = killed_when_run(exercise, runner)
    if lesson.has_domain(exercise.name):
        if stale := check_bank(lesson, exercise):
            report.findings += stale
            return
        report.findings += check_plays(exercise, pool) + check_arguments(exercise, pool)
        killed = killed_by_bank(exercise, pool)
    report.findings += check_answers(exercise, runner, part)
    check_mutants(exercise, lesson, killed, report, part)

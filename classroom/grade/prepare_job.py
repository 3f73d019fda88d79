"""A lesson made ready for grading, and the jobs that its submissions become."""

import json
from collections.abc import Callable
from pathlib import Path

import nbformat

from classroom.build import read_notebook
from classroom.errors import CourseError
from classroom.grade.job import check_hidden, make_job
from classroom.grade.plan import secret, seed
from classroom.grade.rebuild import Rebuilt, orders
from classroom.lesson import Lesson, grade_id, is_test
from classroom.sandbox.limits import Limits

REHEARSAL = "rehearsal"  # the seed that the lesson's own answers are run under


def notebooks(lesson: Lesson) -> tuple[nbformat.NotebookNode, nbformat.NotebookNode]:
    """Its release and its source, as they were built; `CourseError` where that has to be done first."""
    for path in (lesson.release, lesson.source):
        if not path.is_file():
            raise CourseError(f"{lesson.name} has not been built: run classroom build {lesson.name}")
    source = read_notebook(lesson.source)
    tests = {grade_id(cell): cell.source for cell in lesson.notebook.cells if is_test(cell)}
    if any(tests.get(grade_id(cell)) != cell.source for cell in source.cells if is_test(cell)):
        raise CourseError(f"{lesson.name} has test cells that have changed since it was built: run classroom build")
    return read_notebook(lesson.release), source


def begin_with(
    lesson: Lesson, source: nbformat.NotebookNode, course: Path, sandbox: bool, warm: Callable[..., None]
) -> None:
    """Without a sandbox that holds, and keeps the course out of sight, nothing is begun; nor where the lesson's own
    answers fail, as a student's would, where ``warm`` runs them.
    """
    if sandbox:
        check_hidden(course)
    own = orders(Rebuilt(source, frozenset(), ()), source, _defines(lesson), REHEARSAL, lesson.banks.shares(REHEARSAL))
    warm(lesson.name, json.dumps(own), tuple(lesson.files().items()), sandbox)


def job_of(
    lesson: Lesson,
    course: Path,
    rebuilt: Rebuilt,
    source: nbformat.NotebookNode,
    key: str,
    limits: Limits,
    sandbox: bool,
    only: frozenset[str] | None = None,
) -> bytes:
    """All that it takes to run a submission with this ``key``; of test cells those in ``only``, if given."""
    drawn = seed(key, lesson.name, secret(course))
    asked = orders(rebuilt, source, _defines(lesson), drawn, lesson.banks.shares(drawn))
    asked = [order for order in asked if only is None or order["do"] == "run" or order["id"] in only]
    return make_job(lesson, asked, limits, sandbox)


def cells_of(lesson: Lesson, exercises: tuple[str, ...]) -> frozenset[str] | None:
    """The grade ids of answers and tests of these exercises; None for all of the lesson."""
    if not exercises:
        return None
    known = {exercise.name: exercise for exercise in lesson.exercises}
    if strangers := ", ".join(sorted(set(exercises) - known.keys())):
        raise CourseError(f"there is no exercise {strangers}; the exercises are: {', '.join(known)}")
    return frozenset(name for one in exercises for name in (one, *known[one].tests))


def _defines(lesson: Lesson) -> dict[str, list[str]]:
    return {test: exercise.defines for exercise in lesson.exercises for test in exercise.tests}

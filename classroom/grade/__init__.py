"""From submissions to marks: plan, rebuild, run, judge, record. Frozen plain data between the stages."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed, wait
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import nbformat

from classroom.build import read_notebook
from classroom.errors import CourseError
from classroom.grade.beliefs import STORIES
from classroom.grade.entering import register
from classroom.grade.job import check_hidden, grade_job, make_job, rehearse, warmth
from classroom.grade.plan import Submission, content_key, plan, secret, seed
from classroom.grade.rebuild import Rebuilt, orders, rebuild
from classroom.grade.record import finished, record
from classroom.grade.stories import KEPT
from classroom.grade.verdicts import BELIEF
from classroom.lesson import Lesson, grade_id, is_answer, is_test
from classroom.released import released
from classroom.sandbox.limits import Limits

REHEARSAL = "rehearsal"  # the seed that the lesson's own answers are heard under

__all__ = ["Graded", "grade_assignment", "grade_job", "grade_notebook"]


@dataclass(frozen=True)
class Graded:
    """What became of one submission: which tests passed, the beliefs behind failures, what had to be told."""

    student: str
    passed: dict[str, bool]
    beliefs: dict[str, str]
    endings: dict[str, str]
    notes: tuple[str, ...]


def grade_assignment(
    lesson: Lesson,
    course: Path,
    students: tuple[str, ...] = (),
    workers: int = 2,
    limits: Limits | None = None,
    told: Callable[[int, int], None] = lambda done, total: None,
    executor: Executor | None = None,
    sandbox: bool = True,
) -> list[Graded]:
    """Grade the submissions below ``course`` and record them; by default all students' of the lesson."""
    release, source = _notebooks(lesson)
    known, submissions = released(lesson), _chosen(plan(lesson, course), students)
    rebuilt: dict[str, Rebuilt] = {}

    def jobs() -> Iterator[tuple[str, bytes]]:
        _begin(lesson, source, course, sandbox)
        for s in submissions:
            rebuilt[s.student] = rebuild(s.notebook, release, s.note, known)
            yield s.student, _job(lesson, course, rebuilt[s.student], source, s.key, limits, sandbox)

    folders = {s.student: s.folder for s in submissions}
    graded = []
    told(0, len(submissions))
    carried_out = _carried_out(jobs(), executor or ThreadPoolExecutor(workers), lambda: register(lesson, course))
    with STORIES.kept_in(course / KEPT), _replays_let_go(sandbox), closing(carried_out):
        for done, (student, result) in enumerate(carried_out, 1):
            # While this one is written others are heard; what is written stays, should the run be broken off.
            _explain(lesson, rebuilt[student], result)
            record(lesson, course, student, finished(rebuilt[student], result), folders[student])
            graded.append(_graded(student, rebuilt[student], result))
            told(done, len(submissions))
    return sorted(graded, key=attrgetter("student"))


def grade_notebook(
    lesson: Lesson, course: Path, submitted: bytes | None, sandbox: bool = True, note: str | None = None
) -> nbformat.NotebookNode:
    """One submission on its own, for nbgrader's own commands: the notebook with outputs and marks in it, and a
    ``note`` on how it was found.
    """
    release, source = _notebooks(lesson)
    _begin(lesson, source, course, sandbox)
    rebuilt = rebuild(submitted, release, note, released(lesson))
    job = _job(lesson, course, rebuilt, source, content_key(submitted), None, sandbox)
    with STORIES.kept_in(course / KEPT), _replays_let_go(sandbox):
        result = json.loads(grade_job(job))
    _explain(lesson, rebuilt, result)
    return finished(rebuilt, result)


@contextmanager
def _replays_let_go(sandbox: bool) -> Iterator[None]:
    """Afterwards the processes end that beliefs are replayed in: nobody comes for some time."""
    try:
        yield
    finally:
        with suppress(CourseError):  # there is no sandbox: that has been said
            warmth(sandbox).let_go()


def _explain(lesson: Lesson, rebuilt: Rebuilt, result: dict) -> None:
    """Add to a result what the banks say of its failures: beliefs, and lines for feedback."""
    answers = {grade_id(cell): cell.source for cell in rebuilt.notebook.cells if is_answer(cell)}
    told = lesson.banks.explained(result["verdicts"], answers)
    result["beliefs"] |= {test: found.belief for test, found in told.items() if found.belief}
    result["told"] = {test: [BELIEF.format(belief)] for test, belief in result["beliefs"].items()}
    result["told"] |= {test: found.lines for test, found in told.items()}


def _begin(lesson: Lesson, source: nbformat.NotebookNode, course: Path, sandbox: bool) -> None:
    """Without a sandbox that holds, and keeps the course out of sight, nothing is begun; nor where the lesson's own
    answers fail, as a student's would.
    """
    if sandbox:
        check_hidden(course)
    own = orders(Rebuilt(source, frozenset(), ()), source, _defines(lesson), REHEARSAL, lesson.banks.shares(REHEARSAL))
    rehearse(lesson.name, json.dumps(own), tuple(lesson.files().items()), sandbox)


def _job(lesson, course, rebuilt, source, key: str, limits: Limits | None, sandbox: bool) -> bytes:
    drawn = seed(key, lesson.name, secret(course))
    asked = orders(rebuilt, source, _defines(lesson), drawn, lesson.banks.shares(drawn))
    return make_job(lesson, asked, limits or Limits(), sandbox)


def _notebooks(lesson: Lesson) -> tuple[nbformat.NotebookNode, nbformat.NotebookNode]:
    for path in (lesson.release, lesson.source):
        if not path.is_file():
            raise CourseError(f"{lesson.name} has not been built: run classroom build {lesson.name}")
    source = read_notebook(lesson.source)
    tests = {grade_id(cell): cell.source for cell in lesson.notebook.cells if is_test(cell)}
    if any(tests.get(grade_id(cell)) != cell.source for cell in source.cells if is_test(cell)):
        raise CourseError(f"{lesson.name} has test cells that have changed since it was built: run classroom build")
    return read_notebook(lesson.release), source


def _chosen(submissions: list[Submission], students: tuple[str, ...]) -> list[Submission]:
    if missing := set(students) - {s.student for s in submissions}:
        raise CourseError(f"no submission by {', '.join(sorted(missing))}: check the names below submitted/")
    return [s for s in submissions if not students or s.student in students]


def _defines(lesson: Lesson) -> dict[str, list[str]]:
    return {test: exercise.defines for exercise in lesson.exercises for test in exercise.tests}


def _carried_out(
    jobs: Iterator[tuple[str, bytes]], executor: Executor, meanwhile: Callable[[], None]
) -> Iterator[tuple[str, dict]]:
    """Students and results, as they come in. The first are heard while ``meanwhile`` does what has to be done before a
    result can be recorded.
    """
    futures: dict[Future, str] = {}

    def hand_out() -> None:
        for student, job in jobs:
            futures[executor.submit(grade_job, job)] = student

    with executor, ThreadPoolExecutor(1) as beside:
        handed_out = beside.submit(hand_out)
        try:
            meanwhile()
            handed_out.result()
            for future in as_completed(futures):
                yield futures[future], json.loads(future.result())
        finally:
            wait([handed_out])
            for future in futures:  # those not begun, when a result could not be recorded
                future.cancel()


def _graded(student: str, rebuilt: Rebuilt, result: dict) -> Graded:
    passed = {test: verdict["passed"] for test, verdict in result["verdicts"].items()}
    return Graded(student, passed, result["beliefs"], result["endings"], rebuilt.notes)

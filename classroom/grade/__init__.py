"""From submissions to marks: plan, rebuild, run, judge, record. Frozen plain data between the stages."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from classroom.errors import CourseError, SubmissionError
from classroom.grade.belief_cache import KEPT
from classroom.grade.belief_replay import BELIEF_CACHE
from classroom.grade.gradebook_cells import register
from classroom.grade.graded import Graded, printable
from classroom.grade.here import Here
from classroom.grade.interruptions import alone, in_a_sentence, sentence, to_its_end
from classroom.grade.job import end_idle, grade_job, warm_up
from classroom.grade.job_queue import run_jobs
from classroom.grade.job_results import explain, graded_as, valid
from classroom.grade.ledger import Entry, begin, enter, entries
from classroom.grade.notebook_metadata import keep_rest
from classroom.grade.plan import Submission, content_key, given, ledger_key, plan, received
from classroom.grade.prepare_job import begin_with, cells_of, job_of, notebooks
from classroom.grade.rebuild import Rebuilt, rebuild
from classroom.grade.record import db_url, finished, has_tables, outputs_before, pay_for_lateness, record, recorded_at
from classroom.grade.staging import about_time, clear_away
from classroom.lesson import Lesson
from classroom.released import released
from classroom.sandbox.limits import Limits

if TYPE_CHECKING:
    from classroom.cluster.executor import Cluster

NOT_WHOLE = (
    "what is there now has not been graded as a whole yet, so no single exercise of it is: classroom grade {lesson} "
    "--student {student}"
)

__all__ = ["Graded", "grade_assignment", "grade_job", "grade_notebook"]


@dataclass(frozen=True)
class Task:
    """A submission on its way; one that needs no session has no ``job``, and what became of it is known."""

    student: str
    job: bytes | None = None
    outcome: Graded | None = None
    submission: Submission | None = None
    rebuilt: Rebuilt | None = None
    before: dict[str, list] | None = None
    key: str = ""


def grade_assignment(
    lesson: Lesson,
    course: Path,
    students: tuple[str, ...] = (),
    workers: int = 2,
    limits: Limits | None = None,
    told: Callable[[int, int], None] = lambda done, total: None,
    cluster: "Cluster | None" = None,
    sandbox: bool = True,
    exercises: tuple[str, ...] = (),
    again: bool = False,
) -> list[Graded]:
    """Grade the submissions below ``course`` and record them; by default all students' of the lesson.

    What has been graded before from all the same is not run again, unless ``again``. With ``exercises`` only the
    tests of these are, and their marks alone may change. With a ``cluster`` its workers run them, in place of so many
    ``workers`` on this machine.
    """
    run = _Run(lesson, course, limits or Limits(), sandbox, exercises, again, cluster or Here(workers))
    with alone(course):
        clear_away(course)
        return run.grade(_chosen(plan(lesson, course), students), told)


class _Run:
    """One run over a lesson's submissions."""

    def __init__(
        self,
        lesson: Lesson,
        course: Path,
        limits: Limits,
        sandbox: bool,
        exercises: tuple[str, ...],
        again: bool,
        carrier: "Here | Cluster",
    ):
        self.lesson, self.course, self.limits, self.sandbox, self.carrier = lesson, course, limits, sandbox, carrier
        self.release, self.source = notebooks(lesson)
        self.older, self.around = released(lesson), given(lesson, course, limits, sandbox)
        self.only, self.again, self.begun = cells_of(lesson, exercises), again or bool(exercises), False
        self.url, self.entries = db_url(course), {}

    def grade(self, places: list[Path], told: Callable[[int, int], None]) -> list[Graded]:
        graded: list[Graded] = []
        told(0, len(places))
        with (
            BELIEF_CACHE.kept_in(self.course / KEPT),
            _end_replays(),
            in_a_sentence(lambda: f"{len(graded)} of {len(places)} done"),
        ):
            self.entries = entries(self.url, self.lesson.name) if has_tables(self.course) else {}
            line = run_jobs(self._tasks(places), self.carrier, grade_job, self._register)
            with closing(line):
                for task, future in line:
                    with to_its_end():
                        graded.append(self._finish(task, future))
                    told(len(graded), len(places))
        return sorted(graded, key=attrgetter("student"))

    def _register(self) -> None:
        register(self.lesson, self.course)
        begin(self.url)

    def _tasks(self, places: list[Path]) -> Iterator[Task]:
        """Whatever is in a student's folder, it costs that student alone."""
        for place in places:
            try:
                task = self._task(place)
            except SubmissionError as error:
                task = _refused(place.parent.name, str(error))
            except CourseError:
                raise
            except Exception as error:
                task = _refused(place.parent.name, f"could not be read ({_brief(error)})")
            yield task

    def _task(self, place: Path) -> Task:
        submission = received(place, self.lesson)
        student, key = submission.student, ledger_key(self.around, submission)
        entry = self.entries.get(student)
        before = outputs_before(self.lesson, self.course, student) if entry else None
        if entry and entry.key == key and before is not None and not self.again:
            return Task(student, outcome=Graded.as_known(entry.told))
        if self.only is not None and not (
            entry and entry.submission == submission.key and self._rest() <= (before or {}).keys()
        ):
            raise SubmissionError(NOT_WHOLE.format(lesson=self.lesson.name, student=student))
        self._begin()
        note = " ".join(filter(None, (submission.note, about_time(place)))) or None
        rebuilt = rebuild(submission.notebook, self.release, note and printable(note), self.older)
        job = job_of(
            self.lesson, self.course, rebuilt, self.source, submission.key, self.limits, self.sandbox, self.only
        )
        return Task(student, job, None, submission, rebuilt, before, key)

    def _rest(self) -> set[str]:
        """The tests that are not asked for."""
        return {test for exercise in self.lesson.exercises for test in exercise.tests} - self.only

    def _begin(self) -> None:
        if not self.begun:
            begin_with(self.lesson, self.source, self.course, self.sandbox, self.carrier.begin)
            self.begun = True

    def _finish(self, task: Task, future: Future | None) -> Graded:
        """Marks, or the reason why there are none."""
        try:
            if task.outcome is None:
                return self._recorded(task, valid(future.result()))
            if task.outcome.known:
                pay_for_lateness(self.lesson, self.course, task.student)
            return task.outcome
        except SubmissionError as error:
            return Graded.without_marks(printable(task.student), printable(str(error)))
        except CourseError:
            raise
        except Exception as error:
            if sentence(error):
                raise
            return Graded.without_marks(printable(task.student), f"could not be graded ({_brief(error)})")

    def _recorded(self, task: Task, result: dict) -> Graded:
        """Marks first, then the ledger's entry: killed in between, it is run again."""
        explain(self.lesson, task.rebuilt, result)
        graded, key = graded_as(task.student, task.rebuilt, result), task.key
        if self.only is not None:
            entry = self.entries[task.student]
            graded = graded.with_rest_of(Graded.as_known(entry.told), task.before, self.only)
            key = key if entry.key == key else ""  # the rest of it is from another lesson than today's
        notebook = finished(task.rebuilt, result, task.before)
        if self.only is not None:
            keep_rest(notebook, recorded_at(self.lesson, self.course, task.student), result["verdicts"])
        record(self.lesson, self.course, task.student, notebook, task.submission.folder, self.only)
        enter(self.url, self.lesson.name, task.student, Entry(key, task.submission.key, graded.told()))
        return graded


def _refused(student: str, reason: str) -> Task:
    return Task(student, outcome=Graded.without_marks(printable(student), printable(reason)))


def _brief(error: Exception) -> str:
    return printable(f"{type(error).__name__}: {error}".splitlines()[0])[:200]


def grade_notebook(
    lesson: Lesson, course: Path, submitted: bytes | None, sandbox: bool = True, note: str | None = None
) -> nbformat.NotebookNode:
    """One submission on its own, for nbgrader's own commands: the notebook with outputs and marks in it, and a
    ``note`` on how it was found.
    """
    release, source = notebooks(lesson)
    begin_with(lesson, source, course, sandbox, warm_up)
    rebuilt = rebuild(submitted, release, note, released(lesson))
    job = job_of(lesson, course, rebuilt, source, content_key(submitted), Limits(), sandbox)
    with BELIEF_CACHE.kept_in(course / KEPT), _end_replays():
        result = valid(grade_job(job))
    explain(lesson, rebuilt, result)
    return finished(rebuilt, result)


@contextmanager
def _end_replays() -> Iterator[None]:
    """Afterwards the processes end that beliefs are replayed in: nobody comes for some time."""
    try:
        yield
    finally:
        end_idle()


def _chosen(places: list[Path], students: tuple[str, ...]) -> list[Path]:
    if missing := set(students) - {place.parent.name for place in places}:
        raise CourseError(f"no submission by {', '.join(sorted(missing))}: check the names below submitted/")
    return [place for place in places if not students or place.parent.name in students]

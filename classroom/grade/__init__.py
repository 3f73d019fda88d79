"""From submissions to marks: plan, rebuild, run, judge, record. Frozen plain data between the stages."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import nbformat

from classroom.build import read_notebook
from classroom.errors import CourseError, SubmissionError
from classroom.grade.beliefs import STORIES
from classroom.grade.carrying import carried_out
from classroom.grade.entering import register
from classroom.grade.facts import keep_rest
from classroom.grade.graded import Graded, printable
from classroom.grade.job import check_hidden, end_warmth, grade_job, let_go, make_job, rehearse
from classroom.grade.ledger import Entry, begin, enter, entries
from classroom.grade.plan import Submission, content_key, given, ledger_key, plan, received, secret, seed
from classroom.grade.rebuild import Rebuilt, orders, rebuild
from classroom.grade.record import db_url, finished, outputs_before, pay_for_lateness, record, recorded_at
from classroom.grade.staging import about_time, clear_away
from classroom.grade.stopping import alone, in_a_sentence, sentence, to_its_end
from classroom.grade.stories import KEPT
from classroom.grade.verdicts import BELIEF
from classroom.lesson import Lesson, grade_id, is_answer, is_test
from classroom.released import released
from classroom.sandbox.limits import Limits

REHEARSAL = "rehearsal"  # the seed that the lesson's own answers are heard under
HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a surrogate pair, as JSON has it
NOT_WHOLE = (
    "what is there now has not been graded as a whole yet, so no single exercise of it is: classroom grade {lesson} "
    "--student {student}"
)

__all__ = ["Graded", "grade_assignment", "grade_job", "grade_notebook"]


@dataclass(frozen=True)
class Task:
    """A submission on its way; one that needs no hearing has no ``job``, and what became of it is known."""

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
    executor: Executor | None = None,
    sandbox: bool = True,
    exercises: tuple[str, ...] = (),
    again: bool = False,
) -> list[Graded]:
    """Grade the submissions below ``course`` and record them; by default all students' of the lesson.

    What has been graded before from all the same is not heard again, unless ``again``. With ``exercises`` only the
    tests of these are, and their marks alone may change.
    """
    run = _Run(lesson, course, limits or Limits(), sandbox, exercises, again)
    with alone(course):
        clear_away(course)
        return run.grade(_chosen(plan(lesson, course), students), workers, told, executor)


class _Run:
    """One run over a lesson's submissions."""

    def __init__(
        self, lesson: Lesson, course: Path, limits: Limits, sandbox: bool, exercises: tuple[str, ...], again: bool
    ):
        self.lesson, self.course, self.limits, self.sandbox = lesson, course, limits, sandbox
        self.release, self.source = _notebooks(lesson)
        self.older, self.around = released(lesson), given(lesson, course, limits, sandbox)
        self.only, self.again, self.begun = _cells_of(lesson, exercises), again or bool(exercises), False
        self.url, self.entries = db_url(course), {}

    def grade(
        self, places: list[Path], workers: int, told: Callable[[int, int], None], executor: Executor | None
    ) -> list[Graded]:
        graded: list[Graded] = []
        told(0, len(places))
        with (
            STORIES.kept_in(self.course / KEPT),
            _replays_let_go(),
            in_a_sentence(lambda: f"{len(graded)} of {len(places)} done"),
        ):
            self.entries = entries(self.url, self.lesson.name) if _has_tables(self.course) else {}
            tasks, executor = self._tasks(places), executor or ThreadPoolExecutor(workers)
            line = carried_out(tasks, executor, workers, grade_job, self._register, end_warmth)
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
        job = _job(self.lesson, self.course, rebuilt, self.source, submission.key, self.limits, self.sandbox, self.only)
        return Task(student, job, None, submission, rebuilt, before, key)

    def _rest(self) -> set[str]:
        """The tests that are not asked for."""
        return {test for exercise in self.lesson.exercises for test in exercise.tests} - self.only

    def _begin(self) -> None:
        if not self.begun:
            _begin(self.lesson, self.source, self.course, self.sandbox)
            self.begun = True

    def _finish(self, task: Task, future: Future | None) -> Graded:
        """Marks, or the reason why there are none."""
        try:
            if task.outcome is None:
                return self._recorded(task, _valid(future.result()))
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
        """Marks first, then the ledger's entry: killed in between, it is heard again."""
        _explain(self.lesson, task.rebuilt, result)
        graded, key = _graded(task.student, task.rebuilt, result), task.key
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


def _valid(result: bytes) -> dict:
    """A result whose texts can be written: student code may say halves of surrogate pairs."""
    found = json.loads(result)
    return _without_halves(found) if HALF.search(result) else found


def _without_halves(value):
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_halves(one) for one in value]
    return printable(value) if isinstance(value, str) else value


def _has_tables(course: Path) -> bool:
    path = course / "gradebook.db"
    return path.is_file() and path.stat().st_size > 0


def grade_notebook(
    lesson: Lesson, course: Path, submitted: bytes | None, sandbox: bool = True, note: str | None = None
) -> nbformat.NotebookNode:
    """One submission on its own, for nbgrader's own commands: the notebook with outputs and marks in it, and a
    ``note`` on how it was found.
    """
    release, source = _notebooks(lesson)
    _begin(lesson, source, course, sandbox)
    rebuilt = rebuild(submitted, release, note, released(lesson))
    job = _job(lesson, course, rebuilt, source, content_key(submitted), Limits(), sandbox)
    with STORIES.kept_in(course / KEPT), _replays_let_go():
        result = _valid(grade_job(job))
    _explain(lesson, rebuilt, result)
    return finished(rebuilt, result)


@contextmanager
def _replays_let_go() -> Iterator[None]:
    """Afterwards the processes end that beliefs are replayed in: nobody comes for some time."""
    try:
        yield
    finally:
        let_go()


def _explain(lesson: Lesson, rebuilt: Rebuilt, result: dict) -> None:
    """Add to a result what the banks say of its failures: beliefs, and lines for feedback."""
    answers = {grade_id(cell): cell.source for cell in rebuilt.notebook.cells if is_answer(cell)}
    told = lesson.banks.explained(result["verdicts"], answers)
    result["beliefs"] |= {test: found.belief for test, found in told.items() if found.belief}
    result["told"] = {test: [BELIEF.format(belief)] for test, belief in result["beliefs"].items()}
    result["told"] |= {test: found.lines for test, found in told.items()}
    result["where"] = {test: (found.kinds, found.below) for test, found in told.items()}


def _begin(lesson: Lesson, source: nbformat.NotebookNode, course: Path, sandbox: bool) -> None:
    """Without a sandbox that holds, and keeps the course out of sight, nothing is begun; nor where the lesson's own
    answers fail, as a student's would.
    """
    if sandbox:
        check_hidden(course)
    own = orders(Rebuilt(source, frozenset(), ()), source, _defines(lesson), REHEARSAL, lesson.banks.shares(REHEARSAL))
    rehearse(lesson.name, json.dumps(own), tuple(lesson.files().items()), sandbox)


def _job(
    lesson: Lesson,
    course: Path,
    rebuilt: Rebuilt,
    source: nbformat.NotebookNode,
    key: str,
    limits: Limits,
    sandbox: bool,
    only: frozenset[str] | None = None,
) -> bytes:
    drawn = seed(key, lesson.name, secret(course))
    asked = orders(rebuilt, source, _defines(lesson), drawn, lesson.banks.shares(drawn))
    asked = [order for order in asked if only is None or order["do"] == "run" or order["id"] in only]
    return make_job(lesson, asked, limits, sandbox)


def _notebooks(lesson: Lesson) -> tuple[nbformat.NotebookNode, nbformat.NotebookNode]:
    for path in (lesson.release, lesson.source):
        if not path.is_file():
            raise CourseError(f"{lesson.name} has not been built: run classroom build {lesson.name}")
    source = read_notebook(lesson.source)
    tests = {grade_id(cell): cell.source for cell in lesson.notebook.cells if is_test(cell)}
    if any(tests.get(grade_id(cell)) != cell.source for cell in source.cells if is_test(cell)):
        raise CourseError(f"{lesson.name} has test cells that have changed since it was built: run classroom build")
    return read_notebook(lesson.release), source


def _chosen(places: list[Path], students: tuple[str, ...]) -> list[Path]:
    if missing := set(students) - {place.parent.name for place in places}:
        raise CourseError(f"no submission by {', '.join(sorted(missing))}: check the names below submitted/")
    return [place for place in places if not students or place.parent.name in students]


def _cells_of(lesson: Lesson, exercises: tuple[str, ...]) -> frozenset[str] | None:
    """The grade ids of answers and tests of these exercises; None for all of the lesson."""
    if not exercises:
        return None
    known = {exercise.name: exercise for exercise in lesson.exercises}
    if strangers := ", ".join(sorted(set(exercises) - known.keys())):
        raise CourseError(f"there is no exercise {strangers}; the exercises are: {', '.join(known)}")
    return frozenset(name for one in exercises for name in (one, *known[one].tests))


def _defines(lesson: Lesson) -> dict[str, list[str]]:
    return {test: exercise.defines for exercise in lesson.exercises for test in exercise.tests}


def _graded(student: str, rebuilt: Rebuilt, result: dict) -> Graded:
    passed = {test: verdict["passed"] for test, verdict in result["verdicts"].items()}
    return Graded(printable(student), passed, result["beliefs"], result["endings"], rebuilt.notes)

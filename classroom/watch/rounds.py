"""One round after another. What has been answered stands in the gradebook, so a round that was killed is made good."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from classroom.errors import CourseError
from classroom.feedback import write_feedback
from classroom.grade import Graded, grade_assignment
from classroom.grade.interruptions import alone, in_a_sentence, to_its_end
from classroom.grade.plan import ledger_key, plan, received
from classroom.grade.record import db_url, has_tables
from classroom.lesson import Lesson
from classroom.watch import attempts, exchange
from classroom.watch.attempts import Answer, Attempts


@dataclass(frozen=True)
class Round:
    """Who was graded, who hears of the newest submission later, and when (UTC), and what could not be collected."""

    graded: list[Graded]
    waiting: dict[str, datetime]
    left: list[str]


class Watch:
    """``now`` gives the time in UTC; ``grading`` are further arguments of `grade_assignment`.

    A round that grades asks ``cluster`` for who does it, anew, as schedulers and workers come and go.
    """

    def __init__(
        self,
        lesson: Lesson,
        course: Path,
        allowed: Attempts,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        cluster: Callable[[], AbstractContextManager] = nullcontext,
        **grading,
    ):
        self.lesson, self.course, self.allowed, self.now = lesson, course, allowed, now
        self.cluster, self.grading = cluster, grading
        self.refused: dict[str, str] = {}  # by student, the submission that could not be graded

    def round(self) -> Round:
        """Collect, grade what is new and allowed, release feedback on it."""
        with in_a_sentence(lambda: "this round was not finished"):
            left = exchange.collect(self.lesson.name, self.course)
            new = self._new()
            given = self._given() if new else {}
            new = {who: one for who, one in new.items() if [a.submission for a in given.get(who, [])][-1:] != [one]}
            free = {student: self.allowed.free_at(given.get(student, []), self.now()) for student in new}
            due = {student: new[student] for student, at in free.items() if at is None}
            graded = self._graded(due) if due else []
            self._answer({one.student: due[one.student] for one in graded if one.reason is None})
        self.refused |= {one.student: due[one.student] for one in graded if one.reason}
        return Round(graded, {student: at for student, at in free.items() if at}, left)

    def _graded(self, due: dict[str, str]) -> list[Graded]:
        with self.cluster() as cluster:
            return grade_assignment(self.lesson, self.course, tuple(due), cluster=cluster, **self.grading)

    def _new(self) -> dict[str, str]:
        """What lies in ``submitted/`` and was not refused before: a digest, by student."""
        try:
            places = plan(self.lesson, self.course)
        except CourseError:  # nobody has handed in yet
            return {}
        found = {place.parent.name: _digest(place, self.lesson) for place in places}
        return {student: one for student, one in found.items() if self.refused.get(student) != one}

    def _given(self) -> dict[str, list[Answer]]:
        return attempts.answers(db_url(self.course), self.lesson.name) if has_tables(self.course) else {}

    def _answer(self, due: dict[str, str]) -> None:
        """Feedback first, then the note that it went out: killed in between, it goes out again."""
        if not due:
            return
        with alone(self.course), to_its_end():
            write_feedback(self.lesson, self.course, tuple(due))
            exchange.release_feedback(self.lesson.name, self.course)
            answered = {student: Answer(one, self.now()) for student, one in due.items()}
            attempts.enter(db_url(self.course), self.lesson.name, answered)


def _digest(place: Path, lesson: Lesson) -> str:
    """What tells one submission from the next, when it was handed in included."""
    try:
        return ledger_key("", received(place, lesson))
    except Exception:  # grading says what is wrong with it
        return f"unreadable since {place.lstat().st_mtime_ns}"

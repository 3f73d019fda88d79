"""Play an exercise's answers through cases in this process: the authors' own code, within a limit of processor time."""

import contextlib
import io
import signal
from collections.abc import Iterator

from classroom.bank.bank import sources_before
from classroom.judge.domain import Domain
from classroom.lesson import Exercise, Lesson, grade_id, visible_part
from course.check._bank import outcome

SECONDS = 0.5  # of processor time for one play; the reference takes a hundredth of it
NEVER, BROKEN = "never ends", "cannot be loaded"


class Endless(BaseException):
    """Out of time. A BaseException, as answers catch OSError, and TimeoutError is one."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `Endless` after so much processor time of this process; again and again, should an answer catch it."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds / 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_):
    raise Endless


class Stage:
    """One exercise with all that stands before it in the lesson: set-up cells and the references of earlier answers."""

    def __init__(self, lesson: Lesson, exercise: Exercise, domain: Domain):
        self.exercise, self.domain = exercise, domain
        self.before = [compile(source, "<before>", "exec") for source in sources_before(lesson, exercise)]

    def answer(self, source: str, file: str = "<answer>") -> dict | None:
        """What an answer cell defines, loaded anew; None where that cannot be loaded."""
        space: dict = {"__name__": "__main__"}
        try:
            with at_most(10 * SECONDS):
                for code in self.before:
                    exec(code, space)
                exec(compile(source, file, "exec"), space)
        except (Exception, SystemExit, Endless):
            return None
        return {name: space[name] for name in self.exercise.defines if name in space}

    def outcome(self, answer: dict | None, case, seconds: float = SECONDS) -> str:
        """What becomes of one case."""
        if answer is None:
            return BROKEN
        try:
            with at_most(seconds):
                return outcome(self.domain.play, answer, case)
        except Endless:
            return NEVER
        except MemoryError:
            return "raises MemoryError"


def failed_in_sight(stage: Stage, source: str) -> list[str]:
    """The test cells whose visible part an answer fails."""
    return [
        grade_id(cell) for cell in stage.exercise.test_cells if not _passes(stage, source, visible_part(cell.source))
    ]


def _passes(stage: Stage, source: str, test: str) -> bool:
    answer = stage.answer(source)
    if answer is None:
        return False
    try:
        with at_most(10 * SECONDS), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(test, "<test>", "exec"), {"__name__": "__main__", **answer})
    except (Exception, SystemExit, Endless):
        return False
    return True

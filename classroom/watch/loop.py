"""Rounds without end, and a line on what is new in each."""

from collections.abc import Iterator
from datetime import datetime
from threading import Event

from classroom.errors import CourseError
from classroom.grade.interruptions import in_a_sentence
from classroom.watch.rounds import Round, Watch


def keep_watching(watch: Watch, every: float | None) -> Iterator[str]:
    """Lines to be shown. What goes wrong in the first round is raised; later, where a gradebook may be in use for a
    moment, it is told once, and the next round is tried ``every`` seconds later. None: one round only.
    """
    last, trouble = Round([], {}, []), None
    done = watch.round()
    while True:
        yield from lines_on(done, last)
        if every is None:
            return
        with in_a_sentence(lambda: "between two rounds"):
            Event().wait(every)
        last = done
        try:
            done, trouble = watch.round(), None
        except CourseError as error:
            done = Round([], last.waiting, last.left)
            if str(error) != trouble:
                trouble = str(error)
                yield f"{_clock(watch.now())}  {error}"


def lines_on(done: Round, last: Round) -> Iterator[str]:
    """Who was graded, and who waits or could not be collected since this round."""
    yield from (line for line in done.left if line not in last.left)
    for one in done.graded:
        passed = f"{sum(one.passed.values())} of {len(one.passed)} tests passed, feedback is out"
        yield f"{one.student}: {one.reason or passed}"
    for student, free in done.waiting.items():
        if last.waiting.get(student) != free:
            yield f"{student}: has had every attempt; the newest submission is graded at {_clock(free)}"


def _clock(time: datetime) -> str:
    return f"{time.astimezone():%Y-%m-%d %H:%M}"

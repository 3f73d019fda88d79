"""When submissions came in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from classroom.report.gather import Class

MOST = 24  # spans that are shown
HOURS = (1, 3, 6, 12, 24, 48, 168, 672)


@dataclass(frozen=True)
class Span:
    """From ``begin`` (UTC) on, for ``hours``: so many submissions, of which so many were late."""

    begin: datetime
    hours: int
    submissions: int
    late: int


def spans(whole: Class) -> list[Span]:
    """Equal spans of whole hours from the first submission to the last, at most 24; none where no time is known."""
    known = [(s.mark.at, s.mark.late_s > 0) for s in whole.students if s.mark.at]
    if not known:
        return []
    first, last = min(at for at, _ in known), max(at for at, _ in known)
    hours = next(h for h in chain(HOURS, _doubled(HOURS[-1])) if _steps(_floor(first, h), last, h) < MOST)
    begin = _floor(first, hours)
    counts = [[0, 0] for _ in range(_steps(begin, last, hours) + 1)]
    for at, late in known:
        count = counts[_steps(begin, at, hours)]
        count[0] += 1
        count[1] += late
    return [Span(begin + timedelta(hours=hours * n), hours, *count) for n, count in enumerate(counts)]


def _doubled(hours: int):
    while True:
        hours *= 2
        yield hours


def _floor(at: datetime, hours: int) -> datetime:
    """The full hour that such a span would begin at, counted from midnight."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=at.hour // min(hours, 24) * min(hours, 24))


def _steps(begin: datetime, at: datetime, hours: int) -> int:
    return int((at - begin) // timedelta(hours=hours))

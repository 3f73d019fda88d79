"""Times of handing in, in equal spans, however far they lie apart."""

from datetime import datetime, timedelta

from classroom.report.submission_times import MOST, spans
from tests.classroom.report.conftest import class_of, student

NOON = datetime(2026, 11, 2, 12, 0)


def handed_in(*times, late=()):
    students = [student(f"s{n}", at=at, late_s=60 if n in late else 0) for n, at in enumerate(times)]
    return spans(class_of(*students))


def test_without_a_time_there_are_none():
    assert handed_in(None) == []


def test_hours_of_a_day():
    found = handed_in(NOON, NOON + timedelta(minutes=59), None, NOON + timedelta(hours=2, minutes=5), late=[3])
    assert [(span.begin.hour, span.submissions, span.late) for span in found] == [(12, 2, 0), (13, 0, 0), (14, 1, 1)]
    assert {span.hours for span in found} == {1}


def test_a_fortnight_is_told_by_day():
    found = handed_in(NOON, NOON + timedelta(days=13))
    assert (len(found), found[0].hours, found[0].begin) == (14, 24, datetime(2026, 11, 2))


def test_a_date_that_is_far_off_does_not_make_them_many():
    found = handed_in(datetime(1, 1, 1), NOON, datetime(9999, 12, 31, 23))
    assert 1 < len(found) <= MOST
    assert sum(span.submissions for span in found) == 3

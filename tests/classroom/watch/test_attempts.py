"""How often students run of hidden tests, and how stretches of time are written."""

from datetime import UTC, datetime, timedelta

import pytest

from classroom.errors import CourseError
from classroom.watch import attempts
from classroom.watch.attempts import Answer, Attempts, span

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TWO_A_DAY = Attempts(2, timedelta(days=1))


def had(*hours_ago: float) -> list[Answer]:
    return [Answer(f"{hours:g}", NOON - timedelta(hours=hours)) for hours in hours_ago]


@pytest.mark.parametrize("earlier", [(), (1,), (30, 1), (30, 29, 28), (24, 1), (1, 24)])
def test_who_has_an_attempt_left_does_not_wait(earlier):
    assert TWO_A_DAY.free_at(had(*earlier), NOON) is None


@pytest.mark.parametrize(
    ("earlier", "hours"), [((2, 1), 22), ((23.5, 1), 0.5), ((30, 3, 1), 21), ((1, 23.5), 0.5), ((5, 4, 1), 20)]
)
def test_who_has_none_waits_until_one_of_them_is_old_enough(earlier, hours):
    assert TWO_A_DAY.free_at(had(*earlier), NOON) == NOON + timedelta(hours=hours)


def test_without_a_number_nobody_waits():
    assert Attempts().free_at(had(*[1] * 50), NOON) is None


@pytest.mark.parametrize(
    ("written", "meant"), [("90m", timedelta(minutes=90)), ("24h", timedelta(days=1)), (" 7d", timedelta(days=7))]
)
def test_a_stretch_of_time(written, meant):
    assert span(written) == meant


@pytest.mark.parametrize("written", ["24", "h", "0h", "-1h", "1.5h", "24 h", "1w", "99999d", ""])
def test_what_is_no_stretch_of_time_is_refused(written):
    with pytest.raises(CourseError, match="write minutes, hours or days as 90m, 24h or 7d"):
        span(written)


def test_who_was_answered_is_read_as_it_was_entered_though_nobody_was_before(tmp_path):
    book = f"sqlite:///{tmp_path / 'gradebook.db'}"
    for answer in (Answer("one", NOON), Answer("two", NOON + timedelta(seconds=1))):
        attempts.enter(book, "04-dns", {"ada": answer})
    attempts.enter(book, "05-tls", {"ada": Answer("other", NOON)})
    assert attempts.answers(book, "04-dns") == {
        "ada": [Answer("one", NOON), Answer("two", NOON + timedelta(seconds=1))]
    }

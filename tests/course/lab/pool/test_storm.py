"""A database and its clients in virtual time: small storms worked out by hand, and what happens to large ones."""

from itertools import pairwise

import pytest

from course.lab import Storm, arrivals, storm


def everybody(waiting):
    return True


def nobody(waiting):
    return False


def never(attempt, ok, failed):
    return None


def comes_back(attempt, ok, failed):
    return 50 * 2**attempt if attempt < 4 else None


def served(told):
    return [one.served for one in told.requests]


def test_a_free_worker_takes_a_query_at_once_and_the_next_one_waits():
    told = storm([0, 5], nobody, never, workers=1, query_ms=10)
    assert served(told) == [10, None]
    told = storm([0, 5], everybody, never, workers=1, query_ms=10)
    assert served(told) == [10, 20]
    assert told.waiting == [(5, 1), (10, 0)]


def test_admit_is_asked_with_how_many_wait_and_only_when_nobody_is_free():
    asked = []

    def admit(waiting):
        asked.append(waiting)
        return waiting < 2

    told = storm([0, 0, 0, 0, 0, 100], admit, never, workers=2, query_ms=10)
    assert asked == [0, 1, 2]
    assert served(told) == [10, 10, 20, 20, None, 110]


@pytest.mark.parametrize(("deadline", "in_time"), [(30, True), (29, False)])
def test_an_answer_at_the_very_deadline_is_in_time(deadline, in_time):
    told = storm([0, 0, 0], everybody, never, workers=1, query_ms=10, deadline_ms=deadline)
    assert (served(told)[2] == 30) == in_time
    assert told.wasted == ([] if in_time else [30])


def test_work_goes_on_for_those_who_have_left_and_the_next_waits_for_it():
    told = storm([0, 0, 12], everybody, never, workers=1, query_ms=10, deadline_ms=15)
    assert served(told) == [10, None, None]
    assert told.wasted == [20, 30]


def test_a_failed_attempt_is_made_again_after_the_wait_and_counts():
    told = storm([0, 1], nobody, lambda attempt, ok, failed: 30, workers=1, query_ms=20)
    assert served(told) == [20, 51]
    assert [one.attempts for one in told.requests] == [1, 2]
    assert told.tried == [0, 1, 31]


def test_retry_hears_of_the_last_second_of_all_clients():
    heard = []

    def retry(attempt, ok, failed):
        heard.append((attempt, ok, failed))

    storm([0, 10, 20, 1016, 1300], everybody, retry, down=(15, 1026), query_ms=5)
    assert heard == [(1, 2, 1), (1, 0, 2)]


def test_nobody_begins_an_attempt_when_patience_has_ended():
    told = storm([0], everybody, lambda attempt, ok, failed: 100, down=(0, 10_000), patience_ms=250)
    assert told.tried == [0, 100, 200]


def test_each_answer_whose_number_is_divided_is_lost():
    told = storm([0, 100, 200, 300], everybody, never, lost_every=2)
    assert served(told) == [20, None, 220, None]
    told = storm([0, 100], everybody, lambda *_: 0, lost_every=2)
    assert served(told) == [20, 140]


def test_shares_are_of_those_who_came_in_a_time():
    told = Storm(storm([0, 10, 20], nobody, never, workers=1, query_ms=15).requests)
    assert (told.asked(), told.served(), told.attempts()) == (3, 2, 3)
    assert (told.asked(10), told.served(10), told.asked(0, 10)) == (2, 1, 1)


def test_arrivals_are_as_many_as_the_rate_says_in_order_and_the_same_for_a_seed():
    moments = arrivals([(1000, 100), (500, 600)], seed=3)
    assert [sum(low <= m < high for m in moments) for low, high in [(0, 1000), (1000, 1500)]] == [100, 300]
    assert all(one <= two for one, two in pairwise(moments))
    assert moments == arrivals([(1000, 100), (500, 600)], seed=3) != arrivals([(1000, 100), (500, 600)], seed=4)


@pytest.mark.parametrize("seed", range(5))
def test_a_queue_without_a_bound_never_recovers_and_one_with_a_bound_does(seed):
    moments = arrivals([(300, 140), (1000, 700), (9000, 140)], seed)
    collapsed = storm(moments, everybody, comes_back)
    assert collapsed.served(7300) == 0
    assert len(collapsed.wasted) > 1000
    for bound in (4, 12, 36):
        told = storm(moments, lambda waiting, bound=bound: waiting < bound, comes_back)
        assert told.served(7300) >= 0.99 * told.asked(7300)
        assert told.wasted == []


@pytest.mark.parametrize("seed", range(5))
def test_only_a_budget_keeps_attempts_few_in_an_outage(seed):
    moments = arrivals([(3000, 120)], seed)

    def share(retry):
        told = storm(moments, lambda waiting: waiting < 36, retry, down=(600, 2000))
        return told.attempts(600, 2000) / told.asked(600, 2000)

    assert share(never) == 1
    assert share(comes_back) > 3
    assert share(lambda attempt, ok, failed: 100 if attempt < 2 else None) == 2
    for tenth in (1, 2, 5):
        assert share(lambda attempt, ok, failed, tenth=tenth: 100 if 10 * failed <= tenth * ok else None) < 1.4

"""Lesson 10's references under real threads, and the numbers that its text gives for its storm and its queues."""

from collections import Counter

import pytest

from course.lab import Database, Teller, arrivals, at_once, erlang_c, storm, waits
from tests.notebooks.references import references

LESSON = "10-connection-pooling"
pytestmark = pytest.mark.lesson(LESSON)


@pytest.fixture(scope="module")
def answers():
    return references(LESSON)


def test_the_pool_lends_four_connections_to_forty_threads_and_loses_none(answers):
    with Database(capacity=10, workers=4, query_ms=1) as database:
        teller = Teller(answers["Pool"](4, 40), database.connect)

        def ask(fail, n):
            with teller.lent(str(n)) as connection:
                if n in fail:
                    raise OSError("dropped it")
                return connection.query()

        assert at_once(40, lambda n: ask((), n)) == ["ok"] * 40
        assert database.connections == 4
        for _ in range(3):
            assert Counter(at_once(40, lambda n: ask(range(0, 40, 5), n))) == {"ok": 32, "OSError: dropped it": 8}
        assert at_once(40, lambda n: ask((), n)) == ["ok"] * 40
        assert database.connections <= 4 + 3 * 8
        teller.close()


@pytest.fixture(scope="module")
def moments():
    return arrivals([(300, 140), (1000, 700), (9000, 140)], seed=1)


def test_a_queue_without_a_bound_goes_on_serving_the_dead(answers, moments):
    told = storm(moments, answers["everybody"], answers["comes_back"])
    assert len(moments) == 2002
    assert told.served(7300) == 0
    assert told.attempts() > 3.5 * told.asked()


def test_the_lessons_own_rules_serve_what_the_workers_can_do_and_nothing_for_nobody(answers, moments):
    told = storm(moments, answers["admit"], answers["retry"])
    assert told.served(300, 1300) >= 200
    assert told.served(2300) >= 0.99 * told.asked(2300)
    assert told.wasted == []
    assert told.attempts() < 1.5 * told.asked()


def test_the_longest_of_a_hundred_waits_is_as_the_text_says(answers):
    size = answers["size_pool"](200, 20, 80)
    slow = {count: sorted(waits(count, 200, 20, 20_000))[19_800] for count in (size, size + 2)}
    assert slow[size] == pytest.approx(4 * 20, abs=8)
    assert slow[size + 2] == pytest.approx(slow[size] / 4, rel=0.1)
    assert erlang_c(size, 200, 20) == pytest.approx(0.554, abs=0.001)


def test_the_useful_queue_is_the_longest_that_a_storm_survives(answers):
    bound = answers["useful_queue"](answers["WORKERS"], answers["QUERY_MS"], answers["DEADLINE_MS"])
    moments = arrivals([(400, 120), (600, 900), (1800, 120)], seed=3)

    def wasted(most):
        return len(storm(moments, lambda waiting: waiting < most, answers["comes_back"]).wasted)

    assert (wasted(bound), wasted(bound + 1) > 100) == (0, True)

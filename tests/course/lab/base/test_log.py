from concurrent.futures import ThreadPoolExecutor

import pytest

from course.lab import Dropped
from course.lab.base._log import Log, listeners

DROPPED = {"query": 0, "server": "ns", "address": "192.0.2.1", "over": "udp", "reason": "told to be silent"}


def test_numbers_go_up_and_come_back():
    log = Log(10)
    assert [log.add(Dropped, **DROPPED) for _ in range(3)] == [0, 1, 2]
    assert [event.n for event in log.events] == [0, 1, 2]


@pytest.mark.parametrize(("happened", "overflowed"), [(2, False), (3, True)])
def test_the_first_events_are_kept_and_the_rest_counted(happened, overflowed):
    log = Log(2)
    for _ in range(happened):
        log.add(Dropped, **DROPPED)
    assert [event.n for event in log.events] == [0, 1]
    assert log.overflowed is overflowed


def test_what_was_read_does_not_change():
    log = Log(10)
    before = log.events
    log.add(Dropped, **DROPPED)
    assert before == []


def test_numbers_are_unique_across_threads():
    log = Log(1000)
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: log.add(Dropped, **DROPPED), range(1000)))
    assert sorted(numbers) == list(range(1000))


def test_listeners_hear_what_a_full_log_does_not_keep():
    heard = []
    listeners.append(heard.append)
    try:
        Log(0).add(Dropped, **DROPPED)
    finally:
        listeners.remove(heard.append)
    assert [event.n for event in heard] == [0]

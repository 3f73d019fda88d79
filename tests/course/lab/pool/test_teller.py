"""Threads, a pool that keeps notes, and connections that are none: who gets what, and what comes back."""

from threading import Event, Thread

import pytest

from course.lab import LabError, Teller


class One:
    """A pool of one connection: whoever comes second waits, and the third is turned away."""

    def __init__(self, size=1):
        self.free, self.waiting, self.notes, self.next, self.one_waits = size, [], [], 0, Event()

    def acquire(self, who):
        if self.free:
            self.free -= 1
            return self.next
        if self.waiting:
            return "full"
        self.waiting.append(who)
        self.one_waits.set()
        return "wait"

    def release(self, id, ok):
        self.notes.append((id, ok))
        self.next += not ok
        if self.waiting:
            return self.waiting.pop(), self.next
        self.free += 1
        return None


class Line:
    made = 0

    def __init__(self):
        type(self).made += 1
        self.open = True

    def close(self):
        self.open = False


@pytest.fixture
def line():
    return type("Line", (Line,), {"made": 0})


def test_a_connection_is_opened_once_and_lent_again(line):
    pool = One()
    teller = Teller(pool, line)
    with teller.lent("a") as first:
        pass
    with teller.lent("b") as second:
        assert second is first
    assert (line.made, pool.notes) == (1, [(0, True), (0, True)])
    teller.close()
    assert not first.open


def test_an_exception_closes_the_connection_and_gives_it_back_as_broken(line):
    pool = One()
    teller = Teller(pool, line)
    with pytest.raises(ZeroDivisionError), teller.lent("a") as first:
        1 / 0  # noqa: B018
    assert (first.open, pool.notes) == (False, [(0, False)])
    with teller.lent("b") as second:
        assert second is not first


def test_what_cannot_be_opened_is_given_back_as_broken():
    pool = One()

    def refused():
        raise LabError("sorry")

    with pytest.raises(LabError, match="sorry"), Teller(pool, refused).lent("a"):
        pass
    assert pool.notes == [(0, False)]


def test_who_waits_gets_what_comes_back_and_one_too_many_is_turned_away(line):
    pool = One()
    teller, met = Teller(pool, line), []

    def second():
        with teller.lent("b") as connection:
            met.append(connection)

    thread = Thread(target=second)
    with teller.lent("a") as first:
        thread.start()
        pool.one_waits.wait()
        with pytest.raises(LabError, match="the pool is full: c is turned away"), teller.lent("c"):
            pass
    thread.join()
    assert met == [first]


def test_who_has_left_is_called_and_the_place_comes_back(line):
    pool = One()
    teller = Teller(pool, line)
    left = pytest.raises(LabError, match=r"b has waited for 0\.01 s and leaves")
    with teller.lent("a"), left, teller.lent("b", timeout_s=0.01):
        pass
    assert pool.notes == [(0, True), (0, True)]
    with teller.lent("c"):
        assert pool.free == 0

"""A crowd of threads: what each of them meets stands in its place, but what is not written yet is said aloud."""

import pytest

from course.lab import at_once


def met(number):
    if number == 1:
        raise ConnectionRefusedError("too many")
    if number == 2:
        raise TimeoutError
    return number


def test_results_and_exceptions_stand_in_order():
    assert at_once(4, met) == [0, "ConnectionRefusedError: too many", "TimeoutError", 3]


def unwritten(number):
    raise NotImplementedError


def test_what_is_not_written_yet_is_raised():
    with pytest.raises(NotImplementedError):
        at_once(2, unwritten)

"""The warm processes, started once for all tests that hear student code."""

import pytest

from classroom.judge.hearing import Warmth


@pytest.fixture(scope="session")
def warmth():
    with Warmth() as warmth:
        yield warmth

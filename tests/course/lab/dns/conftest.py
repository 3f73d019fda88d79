import pytest

from course.lab import Internet


@pytest.fixture
def net():
    with Internet(seed=1) as net:
        yield net

import asyncio
import threading

import pytest

from course.lab._background import Background
from course.lab.errors import LabError


async def value():
    return threading.current_thread().name


async def fail():
    raise ValueError("of the coroutine's own")


@pytest.fixture
def background():
    background = Background()
    yield background
    if background._thread.is_alive():
        background.stop(lambda: None)


def test_results_and_errors_come_to_the_caller(background):
    assert background.call(value()) == "course.lab"
    with pytest.raises(ValueError, match="of the coroutine's own"):
        background.call(fail())


def test_what_an_interrupted_caller_waited_for_is_given_up(background, monkeypatch):
    begun, given_up = threading.Event(), threading.Event()

    async def endless():
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()

    def interrupted(future):
        begun.wait()
        raise KeyboardInterrupt

    monkeypatch.setattr("concurrent.futures.Future.result", interrupted)
    with pytest.raises(KeyboardInterrupt):
        background.call(endless())
    assert given_up.wait(10)


def test_closing_happens_in_the_loop(background):
    closed = []
    background.stop(lambda: closed.append(asyncio.get_running_loop()))
    assert closed == [background._loop]
    assert not background._thread.is_alive()
    assert background._loop.is_closed()


def test_after_the_end_nothing_starts(background):
    background.stop(lambda: None)
    with pytest.raises(LabError, match="closed"):
        background.call(value())


def test_an_error_while_closing_is_told_and_ends_the_thread_all_the_same(background):
    def fail():
        raise ValueError("cannot close")

    with pytest.raises(ValueError, match="cannot close"):
        background.stop(fail)
    assert not background._thread.is_alive()

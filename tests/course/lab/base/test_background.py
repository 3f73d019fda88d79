import asyncio
import threading

import pytest

from course.lab.base._background import Background
from course.lab.base._errors import LabError


async def value():
    return threading.current_thread().name


async def fail():
    raise ValueError("of the coroutine's own")


@pytest.fixture
def background():
    background = Background()
    yield background
    if not background._stopped:
        background.stop(lambda: None)
    assert background.loop.is_closed()
    assert background._thread is None or not background._thread.is_alive()


def test_results_and_errors_come_to_the_caller(background):
    assert background.call(value()) == "course.lab"
    with pytest.raises(ValueError, match="of the coroutine's own"):
        background.call(fail())


def test_what_need_not_stay_runs_in_the_callers_thread_until_there_is_another(background):
    mine = threading.current_thread().name
    assert background.call(value(), stay=False) == mine
    with pytest.raises(ValueError, match="of the coroutine's own"):
        background.call(fail(), stay=False)
    assert background.call(value(), stay=False) == mine
    assert background.call(value()) == background.call(value(), stay=False) == "course.lab"


def test_a_caller_that_runs_a_loop_already_is_served_by_the_thread(background):
    async def notebook():
        return background.call(value(), stay=False)

    assert asyncio.run(notebook()) == "course.lab"


def test_a_loop_that_nobody_runs_can_be_stopped_from_within_another(background):
    background.call(value(), stay=False)

    async def notebook():
        background.stop(lambda: None)

    asyncio.run(notebook())


def test_what_was_begun_in_the_callers_thread_goes_on_in_the_other(background):
    async def late(go_on):
        await go_on.wait()
        return threading.current_thread().name

    async def begin():
        go_on = asyncio.Event()
        return go_on, asyncio.create_task(late(go_on))

    async def wait(go_on, task):
        go_on.set()
        return await task

    begun = background.call(begin(), stay=False)
    assert background.call(wait(*begun)) == "course.lab"


def test_an_interrupt_in_the_callers_thread_gives_up_what_it_waited_for(background):
    given_up = []

    async def interrupted():
        asyncio.get_running_loop().call_soon(interrupt)
        try:
            await asyncio.Event().wait()
        finally:
            given_up.append(True)

    def interrupt():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        background.call(interrupted(), stay=False)
    assert given_up == [True]
    assert background.call(value(), stay=False) == threading.current_thread().name


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


@pytest.mark.parametrize("stay", [True, False])
def test_closing_happens_in_the_loop(background, stay):
    closed = []
    background.call(value(), stay)
    background.stop(lambda: closed.append(asyncio.get_running_loop()))
    assert closed == [background.loop]


def test_after_the_end_nothing_starts(background):
    background.stop(lambda: None)
    with pytest.raises(LabError, match="closed"):
        background.call(value())


@pytest.mark.parametrize("stay", [True, False])
def test_an_error_while_closing_is_told_and_all_ends_all_the_same(background, stay):
    def fail():
        raise ValueError("cannot close")

    background.call(value(), stay)
    with pytest.raises(ValueError, match="cannot close"):
        background.stop(fail)


def test_a_task_that_waits_for_nobody_when_it_is_cancelled_ends_all_the_same(background):
    ended = []

    async def wait_for_nobody():
        try:
            await asyncio.Event().wait()
        finally:
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(True)

    async def begin():
        begun = asyncio.create_task(wait_for_nobody())
        await asyncio.sleep(0)
        return begun

    background.call(begin())
    background.stop(lambda: None)
    assert ended == [True]

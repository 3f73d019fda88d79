import asyncio

import pytest

from course.lab.trace._calls import Calls
from course.lab.trace._part import Part
from course.lab.trace._spans import Collector


def called(handler):
    """What a call of a part with ``handler`` gives."""

    async def call():
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        collector = Collector(0)
        part, calls = Part("part", handler, collector, 0), Calls(collector)
        await part.open()
        try:
            return await calls.call(part, collector.click("click").context, "POST", "/", b"hello")
        finally:
            calls.close()
            part.kill()

    return asyncio.run(call())


def test_it_answers_what_its_handler_says():
    async def echo(headers, body, context):
        return 201, headers[":path"].encode() + body

    assert called(echo) == (201, b"/hello")


def test_nobody_waits_for_a_handler_that_failed():
    async def broken(headers, body, context):
        raise KeyError

    with pytest.raises(ConnectionResetError):
        called(broken)

import asyncio

import pytest

from course.lab.dns._exchange import Exchange


def complete_after(*steps) -> list[bool]:
    """Whether an exchange for the id 0x0102 is complete after each of ``steps``."""

    async def run():
        exchange = Exchange(b"\1\2query")
        outcome = []
        for step in steps:
            exchange.expect(step) if isinstance(step, int) else exchange.receive(step)
            outcome.append(exchange.complete.done())
        return outcome

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("steps", "complete"),
    [
        ([b"\1\2reply"], [True]),
        ([b"\1\2reply", b"\1\2again"], [True, True]),
        ([b"\1\3forged", b"\1\2reply"], [False, True]),
        ([b"\2\2forged", b"\1\2reply"], [False, True]),
        ([3, b"\1\3forged", b"\1\2reply"], [False, False, True]),
        ([0], [True]),
        ([2, b"\1\3forged", b"\1\4forged"], [False, False, True]),
        ([b"\1\3forged", b"\1\4forged", 2], [False, False, True]),
        ([b"\1\2reply", 1], [True, True]),
    ],
)
def test_it_ends_with_the_right_id_or_when_no_more_will_come(steps, complete):
    assert complete_after(*steps) == complete


def test_everything_that_came_is_kept_in_order():
    async def run():
        exchange = Exchange(b"\1\2query")
        for message in (b"\1\3forged", b"\1\2reply"):
            exchange.receive(message)
        return exchange.received

    assert asyncio.run(run()) == [b"\1\3forged", b"\1\2reply"]

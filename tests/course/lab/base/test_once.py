import asyncio
from functools import partial

import pytest

from course.lab.base._once import Once


class Maker:
    """Gives what was made so far, after a turn of the loop in which others may ask."""

    def __init__(self, *errors):
        self.made, self.errors = [], list(errors)

    async def make(self, name):
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop()
        self.made.append(name)
        return len(self.made)


async def ask(once, maker, *keys):
    return await asyncio.gather(*(once.get(key, partial(maker.make, key)) for key in keys))


def test_who_asks_while_it_is_made_waits_for_the_same():
    maker = Maker()
    assert asyncio.run(ask(Once(), maker, "tcp", "udp", "tcp", "tcp")) == [1, 2, 1, 1]
    assert maker.made == ["tcp", "udp"]


def test_what_failed_is_made_again():
    once, maker = Once(), Maker(OSError("no more sockets"))

    async def twice():
        with pytest.raises(OSError, match="no more sockets"):
            await ask(once, maker, "tcp")
        return await ask(once, maker, "tcp")

    assert asyncio.run(twice()) == [1]


def test_who_gives_up_waiting_ends_it_for_nobody():
    once, maker = Once(), Maker()

    async def leave():
        first, second = (asyncio.ensure_future(once.get("tcp", partial(maker.make, "tcp"))) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        return await second, first.cancelled()

    assert asyncio.run(leave()) == (1, True)

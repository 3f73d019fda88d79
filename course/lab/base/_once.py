"""What many may ask for at once, and what is made once."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable


class Once:
    """Keeps what a coroutine gave, by key. Who asks while it is being made waits for the same, in one asyncio loop."""

    def __init__(self):
        self._made: dict[Hashable, asyncio.Task] = {}

    async def get(self, key: Hashable, make: Callable[[], Coroutine]):
        """What ``make()`` gives, from its first call for ``key`` that does not fail. Raises what it raises."""
        task = self._made.get(key)
        if task is None:
            task = self._made[key] = asyncio.create_task(make())
            task.add_done_callback(lambda done: self._forget(key, done))
        # Others may wait for the same: who gives up waiting must not end it.
        return await asyncio.shield(task)

    def _forget(self, key, task):
        if task.cancelled() or task.exception():
            del self._made[key]

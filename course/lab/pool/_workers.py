"""A fixed number of workers and the queue before them, in the time of an asyncio loop."""

import asyncio
from collections import deque
from collections.abc import Callable


class Workers:
    """``count`` workers that take ``each_ms`` for each piece of work, whoever still wants it.

    ``admit(waiting)`` is asked for each piece that finds no free worker; a piece that is let in cannot be taken back.
    """

    def __init__(self, count: int, each_ms: float, admit: Callable[[int], bool] = lambda waiting: True):
        self._free, self._seconds, self._admit = count, each_ms / 1000, admit
        self._queue: deque = deque()

    @property
    def waiting(self) -> int:
        """How many pieces of work wait."""
        return len(self._queue)

    def take(self, done: Callable[[float], None]) -> bool:
        """Call ``done`` with the ms that this piece has waited when it is finished; False if it is not let in."""
        now = asyncio.get_running_loop().time()
        if self._free:
            self._free -= 1
            self._begin(now, done)
        elif self._admit(len(self._queue)):
            self._queue.append((now, done))
        else:
            return False
        return True

    def _begin(self, came, done):
        loop = asyncio.get_running_loop()
        loop.call_later(self._seconds, self._finish, 1000 * (loop.time() - came), done)

    def _finish(self, waited_ms, done):
        done(waited_ms)
        if self._queue:
            self._begin(*self._queue.popleft())
        else:
            self._free += 1

"""One asyncio loop, run by whoever waits for it, or by a thread of its own."""

import asyncio
import concurrent.futures
from collections.abc import Callable, Coroutine
from threading import Lock, Thread

from course.lab.base._errors import LabError

CLOSED_IN_USE = "this internet was closed while it was being used"


class Background:
    """Runs coroutines, and functions that need the loop to themselves, for callers, until `stop`.

    In a thread of its own, from the first time that somebody may need it between two calls, or that the caller's thread
    runs a loop already, as a notebook's kernel does. Until then in the caller's: that saves waking another for each.
    """

    def __init__(self):
        self.loop = asyncio.SelectorEventLoop()
        self._lock = Lock()
        self._stopped = False
        self._thread: Thread | None = None
        self._task: asyncio.Task | None = None  # what a caller's thread carries out

    def call(self, coroutine: Coroutine, stay: bool = True):
        """The result of ``coroutine``; waits for it, and cancels it if the waiting is interrupted.

        ``stay`` is whether what it begins has to go on when this call has returned.
        """
        with self._lock:
            if self._stopped:
                coroutine.close()
                raise LabError("this internet is closed")
            if not stay and self._here():
                return self._carry_out(coroutine)
            self._begin()
            future = asyncio.run_coroutine_threadsafe(coroutine, self.loop)
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            raise LabError(CLOSED_IN_USE) from None
        finally:
            future.cancel()

    def do(self, function: Callable, *args):
        """What ``function`` gives, called where the loop runs, or would run, so that the two never run at once."""
        with self._lock:
            if self._here() and not self._stopped:
                return function(*args)
        return self.call(_called(function, args), stay=False)

    def stop(self, close) -> None:
        """Call ``close`` in the loop, cancel what still runs, and wait for the end. Once only."""
        self._stopped = True
        if task := self._task:
            self.loop.call_soon_threadsafe(task.cancel)
        with self._lock:
            if self._here():
                finished = self.loop.create_task(self._finish(close))
                self._run()
                finished.result()
                return
            self._begin()
            finished = asyncio.run_coroutine_threadsafe(self._finish(close), self.loop)
        self._thread.join()
        finished.result(timeout=0)

    def _here(self) -> bool:
        """Whether the loop can run in this thread."""
        return self._thread is None and asyncio._get_running_loop() is None

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="course.lab", daemon=True)
            self._thread.start()

    def _carry_out(self, coroutine: Coroutine):
        self._task = task = self.loop.create_task(coroutine)
        if self._stopped:  # since it was looked at: who stops has not seen this task
            task.cancel()
        try:
            return self.loop.run_until_complete(task)
        except asyncio.CancelledError:
            raise LabError(CLOSED_IN_USE) from None
        finally:
            self._task = None
            if task.cancel():  # the waiting was interrupted
                self.loop.run_until_complete(asyncio.wait([task]))

    def _run(self):
        try:
            self.loop.run_forever()
        finally:
            self.loop.close()

    async def _finish(self, close):
        try:
            close()
            told = set()
            # Turn by turn: a server's task that is cancelled may first wait for another one, which has gone.
            while others := asyncio.all_tasks() - {asyncio.current_task()}:
                told |= others
                for task in others:
                    task.cancel()
                await asyncio.sleep(0)
            await asyncio.gather(*told, return_exceptions=True)
        finally:
            # Closed transports report to their protocols on the next turn; leave them one before the end.
            self.loop.call_soon(self.loop.call_soon, self.loop.stop)


async def _called(function: Callable, args: tuple):
    return function(*args)

"""One asyncio loop in one background thread."""

import asyncio
import concurrent.futures
from collections.abc import Coroutine
from threading import Lock, Thread

from course.lab.errors import LabError


class Background:
    """Runs coroutines for callers in other threads, until `stop`."""

    def __init__(self):
        self._loop = asyncio.SelectorEventLoop()
        self._lock = Lock()
        self._stopped = False
        self._thread = Thread(target=self._run, name="course.lab", daemon=True)
        self._thread.start()

    def call(self, coroutine: Coroutine):
        """The result of ``coroutine``; waits for it, and cancels it if the waiting is interrupted."""
        with self._lock:
            if self._stopped:
                coroutine.close()
                raise LabError("this internet is closed")
            future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            raise LabError("this internet was closed while it was being used") from None
        finally:
            future.cancel()

    def stop(self, close) -> None:
        """Call ``close`` in the loop, cancel what still runs, and wait for the thread to end. Once only."""
        with self._lock:
            self._stopped = True
            finished = asyncio.run_coroutine_threadsafe(self._finish(close), self._loop)
        self._thread.join()
        finished.result(timeout=0)

    def _run(self):
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    async def _finish(self, close):
        try:
            close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
        finally:
            # Closed transports report to their protocols on the next turn; leave them one before the end.
            self._loop.call_soon(self._loop.call_soon, self._loop.stop)

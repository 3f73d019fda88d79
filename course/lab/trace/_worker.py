"""A worker: it does with each message what a function says, which calls the store as if it were close by."""

import asyncio
import json
from collections.abc import Callable

from course.lab.trace._calls import Calls
from course.lab.trace._context import Context
from course.lab.trace._part import Part

DEAD = "this worker is dead"


class Worker:
    """Runs ``work(message, store)`` in a thread of its own for each message."""

    def __init__(self, work: Callable, calls: Calls, queue: Part, timelines: Part, failed: Callable):
        self._work, self._calls, self._queue, self._timelines = work, calls, queue, timelines
        self._failed, self.part = failed, None

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(None, self._work, json.loads(body), self._store(loop, context))
        except OSError:
            return 503, b""
        except Exception as error:
            self._failed("work", error)
            return 503, b""
        return 204, b""

    def _store(self, loop, context):
        def ask(part, path, value):
            if not self.part.alive:
                raise OSError(DEAD)
            call = self._calls.call(part, context, "POST", path, json.dumps(value).encode())
            status, answer = asyncio.run_coroutine_threadsafe(call, loop).result()
            if status >= 500:
                raise OSError(f"{part.name} answers {status}")
            return json.loads(answer or b"null")

        def seen(id):
            return ask(self._timelines, "/seen", id)

        def commit(changes):
            self._die("before", loop)
            ask(self._timelines, "/commit", [list(change) for change in changes])
            self._die("after", loop)

        def ack(id):
            ask(self._queue, "/ack", {"id": id})

        return {"seen": seen, "commit": commit, "ack": ack}

    def _die(self, moment, loop):
        if self.part.doom == moment:
            asyncio.run_coroutine_threadsafe(_called(self.part.kill), loop).result()
            raise OSError(DEAD)


async def _called(function):
    function()


class Timelines:
    """The followers' timeline caches: lines, and the ids of the messages that have been done."""

    def __init__(self):
        self.lines, self._seen = {}, set()

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        asked = json.loads(body)
        if headers[":path"] == "/seen":
            return 200, json.dumps(asked in self._seen).encode()
        for what, *values in asked:
            if what == "seen":
                self._seen.add(values[0])
            else:
                self.lines.setdefault(values[0], []).append(values[1])
        return 204, b""

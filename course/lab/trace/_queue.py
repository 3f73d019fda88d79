"""A queue that hands each message to one worker after another until one has acknowledged it: at least once."""

import asyncio
import json
from contextlib import suppress

from course.lab.trace._calls import Calls
from course.lab.trace._context import Context
from course.lab.trace._spans import Collector

MOST = 5  # deliveries; a message that nobody manages to do is put aside then


class Queue:
    """``workers`` are parts that take messages. Each delivery is a consumer span, which ends as it does."""

    def __init__(self, collector: Collector, calls: Calls):
        self._collector, self._calls = collector, calls
        self.workers, self.waiting, self.dead_letters = [], [], []
        self._acked, self._turn, self.tasks = set(), -1, set()

    async def serve(self, headers: dict, body: bytes, context: Context) -> tuple[int, bytes]:
        asked = json.loads(body)
        if headers[":path"] == "/ack":
            self._acked.add(asked["id"])
            return 204, b""
        self.waiting.append(asked["message"])
        self._acked.discard(asked["message"]["id"])
        self._start(asked["message"], Context(context.trace, asked["producer"]))
        return 202, b""

    def _start(self, message, producer):
        task = asyncio.get_running_loop().create_task(self._deliver(message, producer))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _deliver(self, message, producer):
        put = asyncio.get_running_loop().time()
        for delivery in range(1, MOST + 1):
            worker = self._next()
            if worker is None:
                return
            age = round(1000 * (asyncio.get_running_loop().time() - put))
            span = self._collector.begin(producer, worker.name, "consumer")
            told = json.dumps(message | {"delivery": delivery, "age": age}).encode()
            with suppress(OSError):  # whether it was done, only its acknowledgement says
                await self._calls.untraced(worker, span.context, "POST", "/work", told)
            self._collector.end(span)
            if message["id"] in self._acked:
                self.waiting.remove(message)
                return
        self.waiting.remove(message)
        self.dead_letters.append(message)

    def _next(self):
        """The workers that live take turns."""
        alive = [worker for worker in self.workers if worker.alive]
        self._turn += 1
        return alive[self._turn % len(alive)] if alive else None

"""Clients that come to a database at their moments, over sockets: what `storm` computes, measured."""

import asyncio
import socket

from course.lab.pool._storm import Asked, Recent, Storm


async def crowd(port, moments, retry, deadline_ms, patience_ms):
    """A `Storm` of requests that have come at ``moments`` (ms from now)."""
    loop = asyncio.get_running_loop()
    told, recent, begin = Storm([Asked(moment) for moment in moments]), Recent(), loop.time()

    def now():
        return 1000 * (loop.time() - begin)

    async def one(request):
        await asyncio.sleep((request.came - now()) / 1000)
        while True:
            request.attempts += 1
            told.tried.append(now())
            well = await _answered(port, deadline_ms / 1000)
            recent.count(now(), well)
            if well:
                request.served = now()
                return
            wait = retry(request.attempts, recent.ok, recent.failed)
            if wait is None or now() + max(0, wait) > request.came + patience_ms:
                return
            await asyncio.sleep(wait / 1000)

    await asyncio.gather(*map(one, told.requests))
    return told


async def _answered(port, seconds):
    """Whether a query on a new connection was answered in time; the connection is closed in any case."""
    loop = asyncio.get_running_loop()
    end = _Client(loop.create_future())
    try:
        # On loopback the kernel connects at once, long before the server accepts.
        transport, _ = await loop.create_connection(lambda: end, sock=socket.create_connection(("127.0.0.1", port)))
    except OSError:
        return False
    try:
        transport.write(b"query\n")
        return await asyncio.wait_for(end.answer, seconds)
    except TimeoutError:
        return False
    finally:
        transport.abort()


class _Client(asyncio.Protocol):
    def __init__(self, answer):
        self.answer, self.read = answer, b""

    def data_received(self, data):
        self.read += data
        if self.read.count(b"\n") == 2 and not self.answer.done():
            self.answer.set_result(self.read == b"ready\nok\n")

    def connection_lost(self, error):
        if not self.answer.done():
            self.answer.set_result(False)

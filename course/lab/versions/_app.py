"""The one ASGI application that serves the page over all versions."""

import asyncio

from course.lab.tcp._model import MSS
from course.lab.versions._page import LARGE, content, front

RECORD = 5 + 1 + 16  # bytes that TLS puts around what it carries: header, type, tag (RFC 9846 §5.2)
# Bytes that the application writes at once before others have their turn. With its record over HTTP/1.1 a piece fills
# a segment, so that as many are full whether a busy machine sends pieces one by one or many at once.
PIECE = MSS - RECORD
TURNS = 10_000


class PageApp:
    """Counts what it ran, whether anybody waited or not: requests ``started`` and ``ended``, bytes ``made``."""

    def __init__(self, objects: dict[str, int]):
        self._objects, self.started, self.ended, self.made = objects, 0, 0, 0

    async def settle(self) -> tuple[int, int, int]:
        """The three counts when all that has begun is over, or goes on after many turns."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
            if self.ended == self.started:
                break
        return self.started, self.ended, self.made

    async def __call__(self, scope, receive, send):
        self.started += 1
        await _whole(receive)
        status, kind, body = self._found(scope["path"])
        fields = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": fields})
        # In pieces and by turns, as a server reads files: so answers lie on a connection side by side.
        for at in range(0, len(body), PIECE):
            await send({"type": "http.response.body", "body": body[at : at + PIECE], "more_body": True})
            self.made += len(body[at : at + PIECE])
            await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        self.ended += 1

    def _found(self, path):
        if path == "/":
            return 200, b"text/html", front(path for path in self._objects if path != LARGE)
        if path in self._objects:
            return 200, b"application/octet-stream", content(path, self._objects[path])
        return 404, b"text/plain", b"there is nothing here\n"


async def _whole(receive):
    while (event := await receive())["type"] == "http.request" and event["more_body"]:
        pass

"""One query of `Internet.ask` and the messages that come back for it."""

import asyncio


class Exchange:
    """Complete once a message carries the query's id, or the server is known to send no more."""

    def __init__(self, query: bytes):
        self.query = query
        self.received = []
        self.complete = asyncio.get_running_loop().create_future()
        self._sent = None

    def receive(self, message: bytes) -> None:
        self.received.append(message)
        if message[:2] == self.query[:2]:
            self.finish()
        self._settle()

    def expect(self, count: int) -> None:
        """The server has dealt with the query and sends ``count`` messages for it."""
        self._sent = count
        self._settle()

    def finish(self) -> None:
        if not self.complete.done():
            self.complete.set_result(None)

    def _settle(self):
        if self._sent is not None and len(self.received) >= self._sent:
            self.finish()

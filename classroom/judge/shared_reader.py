"""Threads that wait for messages from one channel: whoever waits reads for all.

A thread of its own that only reads would cost two hand-overs for each message, which is most of what a message costs.
"""

import threading
from collections import deque
from collections.abc import Callable


class SharedReader:
    """``read`` takes in one message and puts it where it belongs, or the end of all into every box."""

    def __init__(self, read: Callable[[], None]):
        self.read = read
        self.changed = threading.Condition(threading.Lock())
        self.reading = False

    def put(self, box: deque, message) -> None:
        with self.changed:
            box.append(message)
            self.changed.notify_all()

    def next_of(self, box: deque):
        """What comes next in ``box``, which belongs to this thread."""
        with self.changed:
            while not box and self.reading:
                self.changed.wait()
            if box:
                return box.popleft()
            self.reading = True
        try:
            while not box:
                self.read()
        finally:
            self._leave()
        return box.popleft()

    def read_until(self, ended: Callable[[], bool]) -> None:
        """Read for all the others from now on, and wait for nothing."""
        with self.changed:
            while self.reading:
                self.changed.wait()
            self.reading = True
        try:
            while not ended():
                self.read()
        finally:
            self._leave()

    def _leave(self) -> None:
        with self.changed:
            self.reading = False
            self.changed.notify_all()

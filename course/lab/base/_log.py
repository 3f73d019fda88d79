"""The bounded list behind ``net.log``."""

from threading import Lock

# Called with each event of every log of this process, in order: how a judge follows what happens.
listeners: list = []


class Log:
    """Numbers events and keeps the first ``limit`` of them."""

    def __init__(self, limit: int):
        self._limit = limit
        self._events = []
        self._count = 0
        self._lock = Lock()

    def add(self, kind: type, **fields) -> int:
        """Record ``kind(n, **fields)`` and return its ``n``."""
        with self._lock:
            n = self._count
            self._count += 1
            event = kind(n=n, **fields)
            if n < self._limit:
                self._events.append(event)
            for listener in listeners:
                listener(event)
        return n

    @property
    def events(self) -> list:
        with self._lock:
            return list(self._events)

    @property
    def overflowed(self) -> bool:
        return self._count > self._limit

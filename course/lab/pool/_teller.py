"""`Teller`: threads, real connections, and a pool between them that only says who gets which."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from course.lab.base._errors import LabError


class Teller:
    """Lends connections to threads as ``pool`` says, and opens them with ``connect()`` when the pool wants a new one.

        teller = Teller(Pool(4, 20), database.connect)
        with teller.lent("a thread") as connection:
            connection.query()

    ``pool`` has ``acquire(who)`` and ``release(id, ok)``, and is called by one thread at a time. A connection whose
    block ends with an exception is closed, and given back as broken.
    """

    def __init__(self, pool, connect: Callable):
        self._pool, self._connect, self._lock = pool, connect, Lock()
        self._open, self._waiting = {}, {}

    @contextmanager
    def lent(self, who: str, timeout_s: float | None = None) -> Iterator:
        """A connection for ``who``. Raises LabError if the pool is full, or nothing came back in ``timeout_s``."""
        number = self._acquired(who, timeout_s)
        ok = False
        try:
            if number not in self._open:
                self._open[number] = self._connect()
            yield self._open[number]
            ok = True
        finally:
            if not ok and number in self._open:
                self._open.pop(number).close()
            self._give_back(number, ok)

    def close(self) -> None:
        """Close the connections that are open."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def _acquired(self, who, timeout_s):
        with self._lock:
            got = self._pool.acquire(who)
            if got == "full":
                raise LabError(f"the pool is full: {who} is turned away")
            if got != "wait":
                return got
            ticket = _Ticket()
            self._waiting.setdefault(who, deque()).append(ticket)
        ticket.called.wait(timeout_s)
        with self._lock:
            if ticket.number is None:
                ticket.left = True
                raise LabError(f"{who} has waited for {timeout_s} s and leaves")
        return ticket.number

    def _give_back(self, number, ok):
        """Who has left is called all the same, as the pool knows nothing of it: then the next one is."""
        with self._lock:
            while (next_one := self._pool.release(number, ok)) is not None:
                who, number = next_one
                ok, ticket = True, self._waiting[who].popleft()
                if not ticket.left:
                    ticket.number = number
                    ticket.called.set()
                    return


class _Ticket:
    def __init__(self):
        self.called, self.number, self.left = Event(), None, False

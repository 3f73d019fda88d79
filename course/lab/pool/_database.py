"""`Database`: a server on loopback with few workers and room for few connections, as PostgreSQL words it."""

import socket
from collections.abc import Callable, Iterable

from course.lab.base._errors import LabError
from course.lab.base._log import Log
from course.lab.pool._events import Opened, Worked


class Database:
    """A database of one query: it takes ``query_ms`` of a worker, and its answer is ``ok``.

        with Database(capacity=10, workers=4) as database:
            with database.connect() as connection:
                connection.query()
            database.log

    It holds ``capacity`` connections and refuses others with PostgreSQL's "sorry, too many clients already". A query
    that finds all ``workers`` busy waits, if ``admit(waiting)`` lets it. The database does not notice that a client has
    gone, and does its work all the same: in the log, `Worked` says whether somebody still wanted it. Use it in a
    ``with`` block.
    """

    def __init__(
        self,
        capacity: int = 100,
        workers: int = 4,
        query_ms: float = 20,
        admit: Callable[[int], bool] = lambda waiting: True,
    ):
        self._capacity, self._workers, self._log = capacity, (workers, query_ms, admit), Log(100_000)
        self._background = self._edge = None

    def __enter__(self) -> "Database":
        from course.lab.base._background import Background
        from course.lab.pool._database_ends import Edge

        self._background, self._edge = Background(), Edge(self._capacity, self._workers, self._log)
        return self

    def __exit__(self, *_) -> None:
        self._background.stop(self._edge.close)

    @property
    def log(self) -> list:
        """What happened so far, oldest first: `Opened`, `Closed`, `Refused`, `TurnedAway`, `Worked`."""
        return self._log.events

    @property
    def connections(self) -> int:
        """How many connections it has opened so far."""
        return sum(isinstance(event, Opened) for event in self.log)

    @property
    def wasted(self) -> int:
        """How many queries were done for clients who had left."""
        return sum(isinstance(event, Worked) and not event.wanted for event in self.log)

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        if self._background is None:
            raise LabError("use it in a with block: with Database() as database:")
        return self._background.call(self._edge.open())

    def connect(self) -> "Connection":
        """A new connection. Raises LabError with the server's words if it has too many."""
        return Connection(self.port)

    def crowd(
        self,
        moments: Iterable[float],
        retry: Callable[[int, int, int], float | None],
        *,
        deadline_ms: float = 200,
        patience_ms: float = 2000,
    ):
        """What `storm` computes, with sockets and real time: clients that come at ``moments``, a `Storm` as result.

        Each attempt is a connection of its own, so the database's capacity counts, too.
        """
        from course.lab.pool._crowd import crowd

        return self._background.call(crowd(self.port, moments, retry, deadline_ms, patience_ms))


class Connection:
    """One connection to a `Database`, for one thread at a time."""

    def __init__(self, port: int):
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("r")
        try:
            self._told()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def query(self) -> str:
        """``"ok"``, when a worker has done it. Raises LabError with what the server says instead."""
        self._socket.sendall(b"query\n")
        return self._told()

    def close(self) -> None:
        """End the connection."""
        self._answers.close()
        self._socket.close()

    def _told(self):
        line = self._answers.readline().strip()
        if line not in ("ready", "ok"):
            raise LabError(line or "the server closed the connection")
        return line

"""`Journey`: the one object with which a notebook sends a click on its way."""

from collections.abc import Callable

from course.lab.base._errors import LabError

DELAYS = {"resolver": 10, "edge": 20, "balancer": 10, "timelines": 30}  # ms in each direction
MOMENTS = ("now", "before", "after")
BROWSER = {"authorization": "Bearer 5f0c"}


def acknowledge_first(message: dict, store: dict) -> None:
    """What many a worker does: out of the queue with it, and then to work."""
    store["ack"](message["id"])
    store["commit"]([("add", follower, message["post"]) for follower in message["followers"]])


class Journey:
    """A browser, a resolver and eleven parts behind it, on loopback, through delayed lines.

        with Journey(seed=1) as journey:
            journey.click()
            journey.spans()

    The browser looks up post.test, connects to the part ``edge`` with TLS 1.3 and HTTP/2, and posts. The edge hands
    the request to the ``balancer``, which asks ``next_host(request, tries, inflight, healthy)`` for one of the hosts
    ``api-a`` and ``api-b``. That host asks the identity ``cache``, writes to ``db``, which is SQLite, puts a message
    into the ``queue`` and answers 201. The queue hands the message to ``worker-1`` or ``worker-2``, which run
    ``work(message, store)`` with functions of the ``timelines`` cache and the queue.

    Without ``next_host`` all goes to api-a, without ``work`` a worker acknowledges before it works. ``seed`` decides
    the ids. ``delays`` are ms in one direction, by part. Every hop sends `traceparent` (W3C Trace Context). All times
    of spans are of one clock. Use it in a ``with`` block.
    """

    def __init__(
        self,
        seed: int = 0,
        next_host: Callable | None = None,
        work: Callable | None = None,
        delays: dict[str, float] | None = None,
    ):
        self._options = {"seed": seed, "next_host": next_host, "work": work or acknowledge_first}
        self._delays = DELAYS | (delays or {})
        self._background = self._stage = None
        self._failures: dict[str, Exception] = {}

    def __enter__(self) -> "Journey":
        from course.lab.base._background import Background
        from course.lab.trace._stage import Stage

        self._stage = Stage(delays=self._delays, failed=self._failed, **self._options)
        if unknown := sorted(self._delays.keys() - self._stage.parts.keys() - {"resolver"}):
            self._stage.database.close()  # nothing else is open yet
            raise ValueError(f"no part is called {unknown[0]!r}; there are resolver, {', '.join(self._stage.parts)}")
        self._background = Background()
        try:
            self._background.call(self._stage.open())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        background, self._background = self._background, None
        background.stop(self._stage.close)
        self._stage.release()

    @property
    def requests(self) -> list[dict]:
        """What the browser has asked for: ``started``, ``method``, ``url``, ``headers``, ``body``, ``status``."""
        return [dict(request) for request in self._stage.requests]

    @property
    def port(self) -> int:
        """Where the edge answers on 127.0.0.1, over its line: for real browsers, which take it for post.test:443."""
        return self._part("edge").line.port

    def click(self, text: str = "hello", key: str | None = None) -> int | None:
        """POST ``text`` to /posts, with ``key`` as its Idempotency-Key. The status, or None where no answer came.

        The first click is cold; later ones find the address and the connection of the one before. It returns with the
        answer: what goes on behind it, `spans` waits for. Raises what ``next_host`` raised.
        """
        headers = BROWSER | ({"idempotency-key": key} if key is not None else {})
        status = self._running().call(self._stage.click(text.encode(), headers))
        self._raise("next_host")
        return status

    def spans(self) -> list[dict]:
        """All spans of the last click, in the order in which they ended, when nothing goes on any more.

        Each has ``id``, ``parent``, ``name``, ``kind``, ``start`` and ``end`` in ms since the click, and ``error``.
        Raises what ``work`` raised, unless it is an OSError.
        """
        trace = self.trace_id()
        self._running().call(self._stage.settle())
        self._raise("work")
        return self._stage.collector.of(trace)

    def trace_id(self) -> str:
        """The id of the last click's trace, 32 hexadecimal digits."""
        self._running()
        if self._stage.last is None:
            raise LabError("there has been no click yet: journey.click()")
        return self._stage.last

    def forget(self) -> None:
        """Let the next click be cold."""
        self._running().do(self._stage.browser.forget)

    def kill(self, part: str, moment: str = "now") -> None:
        """Let ``part`` die: ``"now"``, or ``"before"`` or ``"after"`` the work of the next request that it gets.

        Of a worker that is before or after its next commit takes effect. Connections break, spans are lost; what the
        database, the queue and the timelines hold is not.
        """
        if moment not in MOMENTS:
            raise ValueError(f"moment is one of {', '.join(MOMENTS)}, not {moment!r}")
        doomed = self._part(part)
        if moment == "now":
            self._running().do(doomed.kill)
        else:
            doomed.doom = moment

    def restart(self, part: str) -> None:
        """Let ``part`` live again, if it is dead; it forgets what it was told to do wrong."""
        restarted = self._part(part)
        restarted.lag, restarted.doom = 0, None
        if not restarted.alive:
            self._running().call(restarted.open())

    def slow(self, part: str, lag: float) -> None:
        """Let ``part`` wait ``lag`` ms before it works on each request."""
        self._part(part).lag = lag

    def check(self) -> set[str]:
        """Run the balancer's health checks: the hosts that pass."""
        self._running().do(self._stage.balancer.check)
        return set(self._stage.balancer.healthy)

    def timelines(self) -> dict[str, list[str]]:
        """Which posts stand in which follower's timeline."""
        return {name: list(lines) for name, lines in sorted(self._stage.timelines.lines.items())}

    def posts(self) -> list[tuple]:
        """``(number, user, text)`` of each row of the database."""
        return self._running().do(self._stage.database.posts)

    def waiting(self) -> int:
        """How many messages are in the queue."""
        return len(self._stage.queue.waiting)

    def _part(self, name):
        self._running()
        if name not in self._stage.parts:
            raise ValueError(f"no part is called {name!r}; there are {', '.join(self._stage.parts)}")
        return self._stage.parts[name]

    def _running(self):
        if self._background is None:
            raise LabError("use it in a with block: with Journey() as journey:")
        return self._background

    def _failed(self, function, error):
        self._failures.setdefault(function, error)

    def _raise(self, function):
        if failure := self._failures.pop(function, None):
            raise failure

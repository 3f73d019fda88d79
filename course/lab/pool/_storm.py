"""A database of fixed workers and the clients before it, in virtual time: who is served, who tries again, who gives up.

No clock and no socket: milliseconds are numbers, so that a storm of thousands takes a moment and comes out alike.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from random import Random

FINISH, DEADLINE, ATTEMPT = range(3)  # at one moment in this order: an answer at the very deadline is in time
WINDOW_MS = 1000  # over which a client remembers how its attempts went


@dataclass(slots=True)
class Asked:
    """One request: when it came, how often it was tried, and when it was answered in time, if ever."""

    came: float
    attempts: int = 0
    served: float | None = None


@dataclass(slots=True)
class Storm:
    """What a storm did: requests in the order in which they came, each attempt's moment, and work done for nobody."""

    requests: list[Asked]
    tried: list[float] = field(default_factory=list)
    wasted: list[float] = field(default_factory=list)
    waiting: list[tuple[float, int]] = field(default_factory=list)

    def served(self, begin: float = 0, end: float = float("inf")) -> int:
        """How many of the requests that came from ``begin`` on and before ``end`` were served."""
        return sum(one.served is not None for one in self.requests if begin <= one.came < end)

    def asked(self, begin: float = 0, end: float = float("inf")) -> int:
        """How many requests came in that time."""
        return sum(begin <= one.came < end for one in self.requests)

    def attempts(self, begin: float = 0, end: float = float("inf")) -> int:
        """How often those requests were tried."""
        return sum(one.attempts for one in self.requests if begin <= one.came < end)


def arrivals(phases: Iterable[tuple[int, float]], seed: int) -> list[int]:
    """Moments in ms at which requests come: ``phases`` are ``(ms, requests a second)``, drawn at random within each."""
    draw, moments, begin = Random(seed), [], 0
    for length, rate in phases:
        found = (begin + int(length * draw.random()) for _ in range(round(length * rate / 1000)))
        moments += sorted(found)
        begin += length
    return moments


def storm(
    moments: Iterable[float],
    admit: Callable[[int], bool],
    retry: Callable[[int, int, int], float | None],
    *,
    workers: int = 4,
    query_ms: float = 20,
    deadline_ms: float = 200,
    patience_ms: float = 2000,
    down: tuple[float, float] = (0, 0),
    lost_every: int = 0,
) -> Storm:
    """Let requests come at ``moments`` (ms) to a database of ``workers``, each query taking ``query_ms``.

    When all workers are busy, ``admit(waiting)`` says whether one more may join those who wait. A client leaves
    ``deadline_ms`` after it asked; the database does not notice, and works for it all the same. After a failed attempt
    ``retry(attempt, ok, failed)`` gives the ms to wait before the next or None; ``attempt`` counts this request's
    attempts so far, the other two how many attempts of all clients ended well and badly in the last second. No attempt
    begins later than ``patience_ms`` after the request came. From ``down[0]`` to ``down[1]`` every attempt is refused,
    and each answer whose number ``lost_every`` divides is lost on its way.
    """
    world = _World(admit, retry, workers, query_ms, deadline_ms, patience_ms, down, lost_every)
    return world.run([Asked(moment) for moment in moments])


class Recent:
    """How many attempts have ended well and badly in the last second."""

    def __init__(self):
        self.ok = self.failed = 0
        self._ended = deque()

    def count(self, now: float, well: bool) -> None:
        """One more has ended, at ``now`` (ms)."""
        self._ended.append((now, well))
        self.ok, self.failed = self.ok + well, self.failed + (not well)
        while self._ended[0][0] < now - WINDOW_MS:
            _, one = self._ended.popleft()
            self.ok, self.failed = self.ok - one, self.failed - (not one)


@dataclass(slots=True)
class _Attempt:
    request: Asked
    began: float
    over: bool = False


class _World:
    def __init__(self, admit, retry, workers, query_ms, deadline_ms, patience_ms, down, lost_every):
        self.admit, self.retry, self.free = admit, retry, workers
        self.query_ms, self.deadline_ms, self.patience_ms = query_ms, deadline_ms, patience_ms
        self.down, self.lost_every, self.answers = down, lost_every, 0
        self.events, self.numbers, self.queue, self.recent = [], count(), deque(), Recent()

    def run(self, requests):
        self.told = Storm(requests)
        for one in requests:
            self.later(one.came, ATTEMPT, one)
        acts = {FINISH: self.finish, DEADLINE: self.leave, ATTEMPT: self.attempt}
        while self.events:
            now, kind, _, subject = heapq.heappop(self.events)
            acts[kind](now, subject)
        return self.told

    def later(self, moment, kind, subject):
        heapq.heappush(self.events, (moment, kind, next(self.numbers), subject))

    def attempt(self, now, request):
        request.attempts += 1
        self.told.tried.append(now)
        if self.down[0] <= now < self.down[1]:
            return self.fail(now, request)
        one = _Attempt(request, now)
        if self.free:
            self.free -= 1
            self.later(now + self.query_ms, FINISH, one)
        elif self.admit(len(self.queue)):
            self.queue.append(one)
            self.told.waiting.append((now, len(self.queue)))
        else:
            return self.fail(now, request)
        self.later(now + self.deadline_ms, DEADLINE, one)

    def finish(self, now, one):
        if one.over:
            self.told.wasted.append(now)
        else:
            one.over = True
            self.answers += 1
            if self.lost_every and self.answers % self.lost_every == 0:
                self.fail(now, one.request)
            else:
                one.request.served = now
                self.recent.count(now, True)
        if self.queue:
            self.later(now + self.query_ms, FINISH, self.queue.popleft())
            self.told.waiting.append((now, len(self.queue)))
        else:
            self.free += 1

    def leave(self, now, one):
        if not one.over:
            one.over = True
            self.fail(now, one.request)

    def fail(self, now, request):
        self.recent.count(now, False)
        wait = self.retry(request.attempts, self.recent.ok, self.recent.failed)
        if wait is not None and now + max(0, wait) <= request.came + self.patience_ms:
            self.later(now + max(0, wait), ATTEMPT, request)

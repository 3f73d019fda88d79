"""Which job is at which worker, and which ones wait. Nothing of a network is in here."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

MOST_LOST = 3  # workers that one job may take with it


@dataclass(eq=False)
class Errand:
    """A job with what is to be done with it and who waits for its result; ``lost`` workers had begun it."""

    work: Callable[[bytes], bytes]
    job: bytes
    result: Future = field(default_factory=Future)
    lost: int = 0


class Lanes:
    """Workers by address, with as many jobs at a time as they have threads. Jobs go out in the order in which they
    came, those of a lost worker first.
    """

    def __init__(self):
        self.waiting: deque[Errand] = deque()
        self.threads: dict[str, int] = {}
        self.out: dict[str, list[Errand]] = {}

    def open(self, address: str, threads: int) -> None:
        self.threads[address] = threads
        self.out.setdefault(address, [])

    def close(self, address: str) -> list[Errand]:
        """A worker is gone: its jobs wait again. Returns those that have lost too many, which do not."""
        self.threads.pop(address, None)
        left = self.out.pop(address, [])
        for errand in left:
            errand.lost += 1
        self.waiting.extendleft(errand for errand in reversed(left) if errand.lost < MOST_LOST)
        return [errand for errand in left if errand.lost >= MOST_LOST]

    def hand_out(self) -> list[tuple[str, Errand]]:
        """Jobs that go to a worker now, the one that has least to do."""
        found = []
        while self.waiting and (address := self._free()):
            errand = self.waiting.popleft()
            self.out[address].append(errand)
            found.append((address, errand))
        return found

    def _free(self) -> str | None:
        free = {address: n - len(self.out[address]) for address, n in self.threads.items()}
        best = max(free, key=free.get, default=None)
        return best if best and free[best] > 0 else None

    def done(self, address: str, errand: Errand) -> bool:
        """Takes a job off the worker's hands; False where it was not there any more, as the worker counts as lost."""
        there = errand in self.out.get(address, [])
        if there:
            self.out[address].remove(errand)
        return there

    def give_up(self) -> list[Errand]:
        """All jobs, none of which is anywhere afterwards."""
        left = [*self.waiting, *(errand for errands in self.out.values() for errand in errands)]
        self.waiting.clear()
        for errands in self.out.values():
            errands.clear()
        return left

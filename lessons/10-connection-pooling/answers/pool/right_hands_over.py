"""A working connection goes straight to the next one, and free places are counted."""


from collections import deque
from itertools import count


class Pool:
    def __init__(self, size, queue):
        self.free, self.queue = size, queue
        self.numbers, self.busy, self.rest, self.waiting = count(), [], deque(), deque()

    def acquire(self, who):
        if self.free:
            self.free -= 1
            id = self.rest.popleft() if self.rest else next(self.numbers)
            self.busy.append(id)
            return id
        if len(self.waiting) < self.queue:
            self.waiting.append(who)
            return "wait"
        return "full"

    def release(self, id, ok):
        if id not in self.busy:
            raise ValueError("not lent")
        self.busy.remove(id)
        if self.waiting:
            after = id if ok else next(self.numbers)
            self.busy.append(after)
            return (self.waiting.popleft(), after)
        self.free += 1
        if ok:
            self.rest.appendleft(id)
        return None

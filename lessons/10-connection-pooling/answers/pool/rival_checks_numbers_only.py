"""Refuses only numbers that were never lent: an idle one is released twice without an error."""


class Pool:
    def __init__(self, size, queue):
        self.size, self.queue = size, queue
        self.lent, self.idle, self.waiting, self.opened = set(), [], [], 0

    def acquire(self, who):
        if len(self.lent) < self.size:
            return self.lend()
        if len(self.waiting) >= self.queue:
            return "full"
        self.waiting.append(who)
        return "wait"

    def lend(self):
        if not self.idle:
            self.idle.append(self.opened)
            self.opened += 1
        self.lent.add(self.idle[-1])
        return self.idle.pop()

    def release(self, id, ok):
        if not 0 <= id < self.opened:
            raise ValueError(f"connection {id} is not lent")
        self.lent.discard(id)
        if ok:
            self.idle.append(id)
        return (self.waiting.pop(0), self.lend()) if self.waiting else None

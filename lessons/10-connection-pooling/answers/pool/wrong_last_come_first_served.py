"""Who came last is served first."""


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
        if id not in self.lent:
            raise ValueError(f"connection {id} is not lent")
        self.lent.remove(id)
        if ok:
            self.idle.append(id)
        return (self.waiting.pop(), self.lend()) if self.waiting else None

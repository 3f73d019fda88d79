"""Numbers a replacement from `size` on: Pool(2, 0) with one connection that breaks gives 2 instead of 1."""


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
            self.opened += 1 if self.opened else self.size
        self.lent.add(self.idle[-1])
        return self.idle.pop()

    def release(self, id, ok):
        if id not in self.lent:
            raise ValueError(f"connection {id} is not lent")
        self.lent.remove(id)
        if ok:
            self.idle.append(id)
        return (self.waiting.pop(0), self.lend()) if self.waiting else None

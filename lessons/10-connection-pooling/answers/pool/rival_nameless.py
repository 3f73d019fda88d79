"""Takes an empty name that waits for nobody: it never gets its turn."""


class Pool:
    def __init__(self, size, queue):
        self.size, self.queue = size, queue
        self.lent, self.idle, self.waiting, self.opened = set(), [], [], 0

    def take(self):
        if self.idle:
            number = self.idle.pop()
        else:
            number, self.opened = self.opened, self.opened + 1
        self.lent.add(number)
        return number

    def acquire(self, who):
        if self.idle or len(self.lent) < self.size:
            return self.take()
        if len(self.waiting) >= self.queue:
            return "full"
        self.waiting.append(who)
        return "wait"

    def release(self, id, ok):
        if id not in self.lent:
            raise ValueError(f"{id} is not lent")
        self.lent.remove(id)
        if ok:
            self.idle.append(id)
        first = self.waiting.pop(0) if self.waiting else None
        return (first, self.take()) if first else None

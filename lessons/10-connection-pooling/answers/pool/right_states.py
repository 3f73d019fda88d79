"""A dict says of each connection what it is; closed ones stay in it."""


class Pool:
    def __init__(self, size, queue):
        self.size, self.queue = size, queue
        self.state, self.order, self.line = {}, [], []

    def acquire(self, who):
        busy = list(self.state.values()).count("lent")
        if busy == self.size:
            if len(self.line) == self.queue:
                return "full"
            self.line += [who]
            return "wait"
        return self._take()

    def _take(self):
        if self.order:
            id = self.order[-1]
            del self.order[-1]
        else:
            id = len(self.state)
        self.state[id] = "lent"
        return id

    def release(self, id, ok):
        if self.state.get(id) != "lent":
            raise ValueError(id)
        self.state[id] = "idle" if ok else "closed"
        if ok:
            self.order.append(id)
        if self.line:
            who, *self.line = self.line
            return who, self._take()

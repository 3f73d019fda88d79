"""A packet of a stranger ends the mapping that it came to: the next reply is dropped."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers, self.closed = {}, {}, set()

    def outgoing(self, packet):
        *pair, address, port = packet
        pair = tuple(pair)
        if pair not in self.ports:
            if self.free > 65535:
                return None
            self.ports[pair] = self.free
            self.free += 1
        self.answers[self.ports[pair], address, port] = (address, port, *pair)
        return self.public, self.ports[pair], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        answer = self.answers.get((mapped, address, port))
        if answer is None:
            self.closed.add(mapped)
        return None if mapped in self.closed else answer

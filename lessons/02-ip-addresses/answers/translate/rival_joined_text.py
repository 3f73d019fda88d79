"""Joins address and port without anything between: 10.0.0.2 with 25000 and 10.0.0.22 with 5000 are one pair."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers = {}, {}

    def outgoing(self, packet):
        *pair, address, port = packet
        key = "".join(map(str, pair))
        if key not in self.ports:
            if self.free > 65535:
                return None
            self.ports[key] = self.free
            self.free += 1
        self.answers[self.ports[key], address, port] = (address, port, *pair)
        return self.public, self.ports[key], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        return self.answers.get((mapped, address, port))

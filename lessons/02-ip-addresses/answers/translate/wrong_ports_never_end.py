"""There is always one more port."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.pairs, self.sent = {}, {}, set()

    def outgoing(self, packet):
        *pair, address, port = packet
        pair = tuple(pair)
        key = pair
        if key not in self.ports:
            self.ports[key], self.pairs[self.free] = self.free, pair
            self.free += 1
        self.sent.add((self.ports[key], address, port))
        return self.public, self.ports[key], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        return (address, port, *self.pairs[mapped]) if (mapped, address, port) in self.sent else None

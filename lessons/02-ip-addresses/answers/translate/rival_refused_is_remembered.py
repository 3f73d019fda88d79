"""Notes a new pair before it looks for a port: when it sends again, it gets the port 65536."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers = {}, {}

    def outgoing(self, packet):
        *pair, address, port = packet
        pair = tuple(pair)
        if pair not in self.ports:
            self.ports[pair] = self.free
            self.free += 1
            if self.ports[pair] > 65535:
                return None
        self.answers[self.ports[pair], address, port] = (address, port, *pair)
        return self.public, self.ports[pair], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        return self.answers.get((mapped, address, port))

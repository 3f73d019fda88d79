"""Behind 65535 it goes on at 1024: a new pair gets a port where None is wanted."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers = {}, {}

    def outgoing(self, packet):
        *pair, address, port = packet
        pair = tuple(pair)
        if pair not in self.ports:
            self.ports[pair] = self.free
            self.free = self.free + 1 if self.free < 65535 else 1024
        self.answers[self.ports[pair], address, port] = (address, port, *pair)
        return self.public, self.ports[pair], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        return self.answers.get((mapped, address, port))

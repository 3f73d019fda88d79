"""The dicts belong to the class, so two translators share them: a second one knows the pairs of the first."""


class Translator:
    ports, answers = {}, {}

    def __init__(self, public, first):
        self.public, self.free = public, first

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
        return self.answers.get((mapped, address, port))

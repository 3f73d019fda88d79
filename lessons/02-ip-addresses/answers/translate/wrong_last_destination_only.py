"""Only the host that a pair has sent to last may answer."""


class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers = {}, {}

    def outgoing(self, packet):
        *pair, address, port = packet
        pair = tuple(pair)
        if pair not in self.ports:
            if self.free > 65535:
                return None
            self.ports[pair] = self.free
            self.free += 1
        self.answers[self.ports[pair]] = (address, port, *pair)
        return self.public, self.ports[pair], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        answer = self.answers.get(mapped)
        return answer if answer and answer[:2] == (address, port) else None

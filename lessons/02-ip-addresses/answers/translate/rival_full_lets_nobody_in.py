"""When the ports have run out once, nothing comes in any more."""


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
        self.answers[self.ports[pair], address, port] = (address, port, *pair)
        return self.public, self.ports[pair], address, port

    def incoming(self, packet):
        address, port, _, mapped = packet
        return self.answers.get((mapped, address, port)) if self.free <= 65536 - (len(self.ports) > 1) else None
